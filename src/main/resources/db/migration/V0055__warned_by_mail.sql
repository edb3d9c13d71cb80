-- Some were noted as warned by a mail that never left. Whoever really was is warned once more.
update account.person set warned_at = null where warned_at is not null;
