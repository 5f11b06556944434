-- How the complaint came: by the native profile, or over Open311, where reading is public.
ALTER TABLE complaints ADD COLUMN channel TEXT NOT NULL DEFAULT 'native' CHECK (channel IN ('native', 'open311'));

CREATE INDEX complaints_by_time ON complaints (created_at);
CREATE INDEX photos_by_id ON photos (id);
