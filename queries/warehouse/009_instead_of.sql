-- The batch whose place another took: it is in force again once that is undone.
alter table raw.batches add column instead_of integer;
