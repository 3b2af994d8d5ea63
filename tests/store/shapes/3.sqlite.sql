-- version 3, as new stores were made
CREATE TABLE audit (
    id INTEGER NOT NULL,
    at FLOAT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    episode_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_audit_episode_id ON audit (episode_id);
CREATE TABLE episodes (
    id TEXT NOT NULL,
    show TEXT NOT NULL,
    guid TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    entry TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    revision INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    published FLOAT NOT NULL,
    seen_at FLOAT NOT NULL,
    next_attempt_at FLOAT,
    look_again_at FLOAT,
    workflow_id TEXT,
    stage TEXT NOT NULL,
    synthesized INTEGER NOT NULL,
    reused INTEGER NOT NULL,
    article TEXT,
    content_hash TEXT NOT NULL,
    script TEXT,
    episode TEXT,
    voice TEXT,
    PRIMARY KEY (id)
);
CREATE INDEX episodes_by_age ON episodes (published);
CREATE INDEX episodes_by_kind ON episodes (show, state);
CREATE INDEX episodes_by_show ON episodes (show, published);
CREATE INDEX episodes_by_state ON episodes (state, next_attempt_at);
CREATE INDEX episodes_in_work ON episodes (workflow_id) WHERE workflow_id IS NOT NULL;
CREATE INDEX episodes_to_look_at_again ON episodes (look_again_at);
CREATE TABLE identities (
    show TEXT NOT NULL,
    "key" TEXT NOT NULL,
    episode_id TEXT NOT NULL,
    PRIMARY KEY (show, "key")
);
CREATE INDEX ix_identities_episode_id ON identities (episode_id);
CREATE TABLE passes (
    hash TEXT NOT NULL,
    kind TEXT NOT NULL,
    expires_at FLOAT NOT NULL,
    PRIMARY KEY (hash)
);
CREATE TABLE schema_version (
    version INTEGER NOT NULL,
    PRIMARY KEY (version)
);
CREATE TABLE sources (
    show TEXT NOT NULL,
    source TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    polled_at FLOAT,
    ended_at FLOAT,
    next_poll_at FLOAT NOT NULL,
    failures INTEGER NOT NULL,
    error TEXT NOT NULL,
    PRIMARY KEY (show, source)
);
CREATE TABLE spending (
    show TEXT NOT NULL,
    engine TEXT NOT NULL,
    month TEXT NOT NULL,
    characters BIGINT NOT NULL,
    cost FLOAT NOT NULL,
    PRIMARY KEY (show, engine, month)
);
CREATE TABLE spoken (
    "key" TEXT NOT NULL,
    at FLOAT NOT NULL,
    PRIMARY KEY ("key", at)
);
CREATE INDEX spoken_by_age ON spoken (at);
INSERT INTO schema_version (version) VALUES
    (2),
    (3);
