-- Software acts by a session too, so that a filing is admitted by the same statement whoever sends it, and what ends a
-- session ends it for software at the same instant.
alter table identity.session drop constraint session_face_check;
alter table identity.session add constraint session_face_check check (face in ('portal', 'kiosk', 'desk', 'phone', 'api'));
alter table identity.session drop constraint session_way_check;
alter table identity.session add constraint session_way_check check (way in ('national-node', 'passkey', 'password', 'phone-pin', 'given', 'client-key'));
alter table identity.session drop constraint session_end_reason_check;
alter table identity.session add constraint session_end_reason_check check (end_reason in ('signed-out', 'rotated', 'profile-lapsed', 'idle', 'expired', 'revoked'));
