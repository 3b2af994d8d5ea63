-- what every store of version 1 here holds
INSERT INTO schema_version (version) VALUES
    (1);
INSERT INTO sources (show, source, etag, last_modified, body_hash, polled_at, next_poll_at, failures, error) VALUES
    ('daily', 'feed', '"e"', 'Sun', 'h', 1772366400.0, 1772366520.0, 0, '');
INSERT INTO sources (show, source, etag, last_modified, body_hash, polled_at, next_poll_at, failures, error) VALUES
    ('daily', 'other', '', '', '', NULL, 1772366640.0, 1, 'https://n.example/o answered 503');
INSERT INTO episodes (id, show, guid, source, url, title, entry, fingerprint, state, reason, revision, attempt, failures, published, seen_at, next_attempt_at, look_again_at, workflow_id, stage, synthesized, reused, article, content_hash, script, episode) VALUES
    ('1488e061bc01c4fc', 'daily', '5e6afcab-6631-57bd-9d61-e47105aee198', 'feed', 'https://n.example/a', 'A title', '{"guid":"g1","url":"https://n.example/a","title":"A title","published":"2026-03-01T11:00:00Z","updated":null,"categories":[],"summary":"","html":"","recordings":[],"byline":"","language":""}', 'f1', 'aired', '', 1, 1, 0, 1772362800.0, 1772366400.0, NULL, 1772366400.0, NULL, '', 3, 1, '{"url":"https://n.example/a","title":"A title","language":"en","blocks":[{"kind":"paragraph","text":"Words.","level":0}],"byline":"","published":null,"updated":null,"description":""}', 'h1', '{"language":"en","title":"A title","url":"https://n.example/a","disclosure":"This audio is created with AI assistance","lines":[{"role":"body","text":"It''s 50 %; \"so\" \\ Київ.","spoken":"It''s fifty percent; so.","pause_ms":300,"block":null,"pronunciations":[]}],"byline":"","published":null}', '{"id":"1488e061bc01c4fc","show":"daily","guid":"5e6afcab-6631-57bd-9d61-e47105aee198","revision":1,"title":"A title","description":"","language":"en","disclosure":"This audio is created with AI assistance","article_url":"https://n.example/a","byline":"","published":"2026-03-01T12:00:00Z","updated":"2026-03-01T12:00:00Z","duration_s":1.5,"audio":{"path":"media/1488e061bc01c4fc/a-0.mp3","bytes":10,"sha256":"0000000000000000000000000000000000000000000000000000000000000000","media_type":"audio/mpeg"},"transcript":{"path":"media/1488e061bc01c4fc/a-0.mp3","bytes":10,"sha256":"0000000000000000000000000000000000000000000000000000000000000000","media_type":"audio/mpeg"},"words":{"path":"media/1488e061bc01c4fc/a-0.mp3","bytes":10,"sha256":"0000000000000000000000000000000000000000000000000000000000000000","media_type":"audio/mpeg"},"chapters":{"path":"media/1488e061bc01c4fc/a-0.mp3","bytes":10,"sha256":"0000000000000000000000000000000000000000000000000000000000000000","media_type":"audio/mpeg"}}');
INSERT INTO episodes (id, show, guid, source, url, title, entry, fingerprint, state, reason, revision, attempt, failures, published, seen_at, next_attempt_at, look_again_at, workflow_id, stage, synthesized, reused, article, content_hash, script, episode) VALUES
    ('7be11482e6dba560', 'daily', '1e2a9f43-7fbc-5ee8-9329-113ab16728df', 'feed', 'https://n.example/3', 'Title 3', '{"guid":"g3","url":"https://n.example/3","title":"Title 3","published":"2026-03-01T11:00:00Z","updated":null,"categories":[],"summary":"","html":"","recordings":[],"byline":"","language":""}', 'f3', 'skipped', 'too short: 21 words, this source takes 60', 1, 1, 0, 1772362800.0, 1772366400.0, NULL, NULL, NULL, '', 0, 0, NULL, '', NULL, NULL);
INSERT INTO episodes (id, show, guid, source, url, title, entry, fingerprint, state, reason, revision, attempt, failures, published, seen_at, next_attempt_at, look_again_at, workflow_id, stage, synthesized, reused, article, content_hash, script, episode) VALUES
    ('848457a3b4c5fada', 'daily', 'd22fbc46-a635-5f46-b24d-17083614e29b', 'feed', 'https://n.example/2', 'Title 2', '{"guid":"g2","url":"https://n.example/2","title":"Title 2","published":"2026-03-01T11:00:00Z","updated":null,"categories":[],"summary":"","html":"","recordings":[],"byline":"","language":""}', 'f2', 'waiting', 'edge answers 429', 1, 2, 1, 1772362800.0, 1772366400.0, 1772366430.0, NULL, NULL, '', 0, 0, NULL, '', NULL, NULL);
INSERT INTO episodes (id, show, guid, source, url, title, entry, fingerprint, state, reason, revision, attempt, failures, published, seen_at, next_attempt_at, look_again_at, workflow_id, stage, synthesized, reused, article, content_hash, script, episode) VALUES
    ('e1a4517ce3987fbd', 'daily', '0335fcab-3b62-57fa-a5c2-5de8e8e11e04', 'feed', 'https://n.example/4', 'Title 4', '{"guid":"g4","url":"https://n.example/4","title":"Title 4","published":"2026-03-01T11:00:00Z","updated":null,"categories":[],"summary":"","html":"","recordings":[],"byline":"","language":""}', 'f4', 'producing', '', 1, 1, 0, 1772362800.0, 1772366400.0, 1772366400.0, NULL, 'w3', 'recording', 0, 0, NULL, '', NULL, NULL);
INSERT INTO identities (show, key, episode_id) VALUES
    ('daily', 'guid:feed:g1', '1488e061bc01c4fc');
INSERT INTO identities (show, key, episode_id) VALUES
    ('daily', 'guid:feed:g2', '848457a3b4c5fada');
INSERT INTO identities (show, key, episode_id) VALUES
    ('daily', 'guid:feed:g3', '7be11482e6dba560');
INSERT INTO identities (show, key, episode_id) VALUES
    ('daily', 'guid:feed:g4', 'e1a4517ce3987fbd');
INSERT INTO identities (show, key, episode_id) VALUES
    ('daily', 'url:n.example/2', '848457a3b4c5fada');
INSERT INTO identities (show, key, episode_id) VALUES
    ('daily', 'url:n.example/3', '7be11482e6dba560');
INSERT INTO identities (show, key, episode_id) VALUES
    ('daily', 'url:n.example/4', 'e1a4517ce3987fbd');
INSERT INTO identities (show, key, episode_id) VALUES
    ('daily', 'url:n.example/a', '1488e061bc01c4fc');
INSERT INTO audit (at, who, what, episode_id, detail) VALUES
    (1772366400.0, 'an editor', 'rerender', '1488e061bc01c4fc', '');
INSERT INTO audit (at, who, what, episode_id, detail) VALUES
    (1772366400.0, 'an editor', 'retract', '848457a3b4c5fada', 'it''s wrong');
INSERT INTO passes (hash, kind, expires_at) VALUES
    ('117bb8a06bef1ed4a0079b63e88e92b127e3106e7565dd89842bd2f5d5db8e60', 'session', 1773576000.0);
