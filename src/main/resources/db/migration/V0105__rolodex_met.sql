-- The day on which those on the cards of a file were met; absent where nobody has said another than the usual one: the first
-- day of the show once it is over, else the day on which they are entered.
alter table rolodex.intake add column met_on date;
