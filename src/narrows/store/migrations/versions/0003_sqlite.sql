ALTER TABLE stream ADD COLUMN roadmap TEXT

ALTER TABLE initiative ADD COLUMN epic TEXT

ALTER TABLE initiative ADD COLUMN label TEXT

CREATE TABLE adoption_pilot (
    organisation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    stream TEXT NOT NULL,
    CONSTRAINT pk_adoption_pilot PRIMARY KEY (organisation, position),
    CONSTRAINT fk_adoption_pilot_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE adoption_leader (
    organisation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    CONSTRAINT pk_adoption_leader PRIMARY KEY (organisation, position),
    CONSTRAINT fk_adoption_leader_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE stream_offer (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_stream_offer PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_stream_offer_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE stream_need (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_stream_need PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_stream_need_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
