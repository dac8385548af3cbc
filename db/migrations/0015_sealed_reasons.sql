-- What a decider writes to a person is about that person: it is sealed like everything else of theirs. Reasons that were
-- written before stay in the letters about them and are not kept here.

alter table access.role_request drop column decision_reason;
alter table access.role_request
  add column decision_reason_sealed bytea,
  add constraint role_request_rejected_with_reason check (status <> 'rejected' or decision_reason_sealed is not null) not valid;
comment on column access.role_request.decision_reason_sealed is 'What the decider wrote to the person, sealed. sensitive=true';
grant update (decision_reason_sealed) on access.role_request to countersign_app;
