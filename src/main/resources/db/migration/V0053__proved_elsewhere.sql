-- When a provider last asked who somebody is, of a sign-in that waits for a code; none where they have just proved it here.
alter table account.half_sign_in add column proved_at timestamptz;
