-- The queue of the help desk: requests that it decides on documents, the oldest first.
create index role_request_for_desk on access.role_request (asked_at)
  where status = 'pending' and approval_way = 'documents';
