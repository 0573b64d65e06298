-- Everything from here on is seen as it is now, and nothing can be written.
set transaction isolation level repeatable read, read only;
