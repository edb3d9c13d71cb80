alter table shape.team add column name text;
update shape.team set name = 'team ' || id;
alter table shape.team alter column name set not null;
alter table shape.driver drop column double;
