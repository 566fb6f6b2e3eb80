BEGIN TRANSACTION;
CREATE TABLE adoption_leader (
    organisation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    CONSTRAINT pk_adoption_leader PRIMARY KEY (organisation, position),
    CONSTRAINT fk_adoption_leader_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE adoption_pilot (
    organisation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    stream TEXT NOT NULL,
    CONSTRAINT pk_adoption_pilot PRIMARY KEY (organisation, position),
    CONSTRAINT fk_adoption_pilot_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0009');
CREATE TABLE audit (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    action TEXT NOT NULL,
    what TEXT NOT NULL,
    "key" TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (organisation, number),
    CONSTRAINT fk_audit_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "audit" VALUES(1,1,'2026-11-26 12:00:00.000000','local owner','added','organisation','','e1c344d78d7bba0f1f05d354e42d95822be6b8f89f5f3a3f61d970aaaa30f905');
INSERT INTO "audit" VALUES(1,2,'2026-11-26 12:00:00.000000','local owner','added','strategy','','ce2bc6a8329d75776c1184b264128a0ddac18edb172cb696f6b1b95341d868d8');
INSERT INTO "audit" VALUES(1,3,'2026-11-26 12:00:00.000000','local owner','added','waypoint','days','18074aa8afed9692bf7215adfb1b565c61f0c2ca37508d8cca8e7b8b1c9dd641');
INSERT INTO "audit" VALUES(1,4,'2026-11-26 12:00:00.000000','local owner','added','metric','mobile-nps','6602e47087433021f5fb520342b268d9eb353755104a7ac3323f9559e0304b0f');
INSERT INTO "audit" VALUES(1,5,'2026-11-26 12:00:00.000000','local owner','added','source','log','7ccafee76187f8796aad38f506353e07b5c79d0df7b06842a3f1bdc1bbacfb75');
INSERT INTO "audit" VALUES(1,6,'2026-11-26 12:00:00.000000','local owner','added','stream','policy','e92213e8d3cc036617ded2db42fcad8adfb10229c705564c85791e209de8b445');
INSERT INTO "audit" VALUES(1,7,'2026-11-26 12:00:00.000000','local owner','added','cycle','2026-Q4','63fbfb4cc5a129a5e9e3007938bbc700975321fa5dc3f872fe8ad413dd8e2d01');
INSERT INTO "audit" VALUES(1,8,'2026-11-26 12:00:00.000000','local owner','added','objective','widely-used','ee1fbe735177d84699ae6d1f60a83dae8c73d822a6dc00f1f85d83abd3821cf3');
INSERT INTO "audit" VALUES(1,9,'2026-11-26 12:00:00.000000','local owner','added','objective','loved','31f68791f86082608f8fb551622cf5eec197f3bd4943258ea452646b8554d602');
INSERT INTO "audit" VALUES(1,10,'2026-11-26 12:00:00.000000','local owner','added','key result','loved/nps','2609756a651aa8b80f1ac0a0b59e2a5218ca2b97f12162b68c03715f08038cbc');
INSERT INTO "audit" VALUES(1,11,'2026-11-26 12:00:00.000000','local owner','added','key result','loved/wait','268b6026981f3282c97593a502edc2672739d1c2e06e09776c2f8cfcb11658cb');
INSERT INTO "audit" VALUES(1,12,'2026-11-26 12:00:00.000000','local owner','added','initiative','loved/sit-in','f81ac2649caded79f3245fe6603bddeb43f99e4b653cc7f0264c1a137e823a0d');
INSERT INTO "audit" VALUES(1,13,'2026-11-26 12:00:00.000000','local owner','added','ripple','loved/widely-used','78f5003aafe7608b6a5491d756c590a2ae0769e7e9422582c19ee2806e12831e');
INSERT INTO "audit" VALUES(1,14,'2026-11-26 12:00:00.000000','local owner','added','objective','quick','1c89b891b76fb4ac0e39ba550cf3717576e1f14c959a3df9b6cad0c7a7f6d13b');
INSERT INTO "audit" VALUES(1,15,'2026-11-27 12:00:00.000000','local owner','changed','stream','policy','b0b14a7f94ba2918c939d576b8c9433af49f3f238fb9999a86484307e684aba7');
INSERT INTO "audit" VALUES(1,16,'2026-11-26 12:01:00.000000','local owner','recorded','observations','nps','afa8cec6b358995a21a94acded4a8dd50857eb4cb97ec3d4f181f04fb68e67a3');
INSERT INTO "audit" VALUES(1,17,'2026-11-26 12:00:00.000000','local owner','recorded','check-in','loved/1','a531953b356d96040f372b87fc98a9d443694e4667aee3d242d288d8f4f4413b');
INSERT INTO "audit" VALUES(1,18,'2026-11-26 12:00:00.000000','local owner','recorded','check-in','loved/2','2d16e406a5b0bcfc823d7a4385669745fb13359305f36012fcc823ff7ac675cf');
INSERT INTO "audit" VALUES(1,19,'2026-11-26 12:00:00.000000','local owner','recorded','snapshots','2026-11-16','514d6a907dbdc0bc2f17fd2f7f14fdd0dd6898f364b2ab2ed8a525b4c7c3dbed');
CREATE TABLE audit_value (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT pk_audit_value PRIMARY KEY (organisation, number, position),
    CONSTRAINT fk_audit_value_organisation_number FOREIGN KEY(organisation, number) REFERENCES audit (organisation, number) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "audit_value" VALUES(1,1,0,'name',NULL,'Harbour');
INSERT INTO "audit_value" VALUES(1,1,1,'zone',NULL,'Europe/London');
INSERT INTO "audit_value" VALUES(1,1,2,'has_adoption',NULL,'no');
INSERT INTO "audit_value" VALUES(1,2,0,'vision',NULL,'Be loved');
INSERT INTO "audit_value" VALUES(1,2,1,'constraints',NULL,'No data leaves');
INSERT INTO "audit_value" VALUES(1,3,0,'text',NULL,'In days');
INSERT INTO "audit_value" VALUES(1,4,0,'title',NULL,'Mobile NPS');
INSERT INTO "audit_value" VALUES(1,4,1,'unit',NULL,'points');
INSERT INTO "audit_value" VALUES(1,4,2,'kind',NULL,'business');
INSERT INTO "audit_value" VALUES(1,4,3,'is_financial',NULL,'no');
INSERT INTO "audit_value" VALUES(1,5,0,'connector',NULL,'csv_file');
INSERT INTO "audit_value" VALUES(1,5,1,'path',NULL,'/log.csv');
INSERT INTO "audit_value" VALUES(1,5,2,'zone',NULL,'Europe/London');
INSERT INTO "audit_value" VALUES(1,5,3,'columns',NULL,'item, key');
INSERT INTO "audit_value" VALUES(1,6,0,'name',NULL,'Policy');
INSERT INTO "audit_value" VALUES(1,6,1,'policy_start',NULL,'commitment');
INSERT INTO "audit_value" VALUES(1,6,2,'policy_reopened',NULL,'whole_span');
INSERT INTO "audit_value" VALUES(1,6,3,'policy_calendar',NULL,'24x7');
INSERT INTO "audit_value" VALUES(1,6,4,'policy_zone',NULL,'UTC');
INSERT INTO "audit_value" VALUES(1,6,5,'teams',NULL,'mobile');
INSERT INTO "audit_value" VALUES(1,6,6,'item_types',NULL,'Story, feature');
INSERT INTO "audit_value" VALUES(1,6,7,'workflow',NULL,'Verifying, active, –
Done, done, –');
INSERT INTO "audit_value" VALUES(1,6,8,'takes',NULL,'log');
INSERT INTO "audit_value" VALUES(1,6,9,'where',NULL,'0, project, POL
0, project, POX');
INSERT INTO "audit_value" VALUES(1,7,0,'start',NULL,'2026-10-05');
INSERT INTO "audit_value" VALUES(1,7,1,'weeks',NULL,'13');
INSERT INTO "audit_value" VALUES(1,8,0,'cycle',NULL,'2026-Q4');
INSERT INTO "audit_value" VALUES(1,8,1,'text',NULL,'Everybody uses it');
INSERT INTO "audit_value" VALUES(1,9,0,'cycle',NULL,'2026-Q4');
INSERT INTO "audit_value" VALUES(1,9,1,'stream',NULL,'policy');
INSERT INTO "audit_value" VALUES(1,9,2,'text',NULL,'Customers love it');
INSERT INTO "audit_value" VALUES(1,9,3,'waypoint',NULL,'days');
INSERT INTO "audit_value" VALUES(1,10,0,'metric',NULL,'mobile-nps');
INSERT INTO "audit_value" VALUES(1,10,1,'baseline',NULL,'31');
INSERT INTO "audit_value" VALUES(1,10,2,'target',NULL,'37.2');
INSERT INTO "audit_value" VALUES(1,11,0,'metric',NULL,'status_wait');
INSERT INTO "audit_value" VALUES(1,11,1,'baseline',NULL,'9');
INSERT INTO "audit_value" VALUES(1,11,2,'target',NULL,'0');
INSERT INTO "audit_value" VALUES(1,11,3,'of_stream',NULL,'policy');
INSERT INTO "audit_value" VALUES(1,11,4,'of_item_type',NULL,'feature');
INSERT INTO "audit_value" VALUES(1,11,5,'of_status',NULL,'Verifying');
INSERT INTO "audit_value" VALUES(1,11,6,'of_statistic',NULL,'p85');
INSERT INTO "audit_value" VALUES(1,11,7,'of_window_weeks',NULL,'4');
INSERT INTO "audit_value" VALUES(1,11,8,'counter',NULL,'flow_velocity');
INSERT INTO "audit_value" VALUES(1,11,9,'counter_stream',NULL,'policy');
INSERT INTO "audit_value" VALUES(1,12,0,'text',NULL,'Sit together');
INSERT INTO "audit_value" VALUES(1,12,1,'hypotheses',NULL,'wait, -6, 6, asked at once');
INSERT INTO "audit_value" VALUES(1,13,0,'effect',NULL,'helps');
INSERT INTO "audit_value" VALUES(1,13,1,'text',NULL,'it ends where ours ends');
INSERT INTO "audit_value" VALUES(1,14,0,'cycle',NULL,'2026-Q4');
INSERT INTO "audit_value" VALUES(1,14,1,'stream',NULL,'policy');
INSERT INTO "audit_value" VALUES(1,14,2,'text',NULL,'It is there at once');
INSERT INTO "audit_value" VALUES(1,15,0,'teams','mobile','mobile
underwriting');
INSERT INTO "audit_value" VALUES(1,16,0,'observations',NULL,'2');
INSERT INTO "audit_value" VALUES(1,16,1,'first',NULL,'2026-11-23T00:00:00+00:00');
INSERT INTO "audit_value" VALUES(1,16,2,'last',NULL,'2026-11-23T00:00:00+00:00');
INSERT INTO "audit_value" VALUES(1,19,0,'key results',NULL,'2');
CREATE TABLE check_in (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    number INTEGER NOT NULL,
    at DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    request_key TEXT NOT NULL,
    learned TEXT NOT NULL,
    next TEXT NOT NULL,
    CONSTRAINT pk_check_in PRIMARY KEY (organisation, objective, number),
    CONSTRAINT uq_check_in_organisation_request_key UNIQUE (organisation, request_key),
    CONSTRAINT fk_check_in_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "check_in" VALUES(1,'loved',1,'2026-11-26 12:00:00.000000','ada','a','Questions «wait» for people
who are not there.','');
INSERT INTO "check_in" VALUES(1,'loved',2,'2026-11-26 12:00:00.000000','ada','b','More.','');
CREATE TABLE cycle (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    start DATE NOT NULL,
    weeks INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_cycle PRIMARY KEY (organisation, id),
    CONSTRAINT fk_cycle_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "cycle" VALUES(1,'2026-Q4','2026-10-05',13,0,1);
CREATE TABLE hook_delivery (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    number INTEGER NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_hook_delivery PRIMARY KEY (organisation, source, digest),
    CONSTRAINT fk_hook_delivery_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "hook_delivery" VALUES(1,'log','a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e',1,'2026-11-26 12:00:00.000000');
CREATE TABLE hypothesis (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    initiative TEXT NOT NULL,
    position INTEGER NOT NULL,
    key_result TEXT NOT NULL,
    change DOUBLE,
    by_week INTEGER,
    because TEXT,
    CONSTRAINT pk_hypothesis PRIMARY KEY (organisation, objective, initiative, position),
    CONSTRAINT fk_hypothesis_organisation_objective_initiative FOREIGN KEY(organisation, objective, initiative) REFERENCES initiative (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_hypothesis_organisation_objective_key_result FOREIGN KEY(organisation, objective, key_result) REFERENCES key_result (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "hypothesis" VALUES(1,'loved','sit-in',0,'wait',-6.0,6,'asked at once');
CREATE TABLE initiative (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    status TEXT,
    author TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL, epic TEXT, label TEXT,
    CONSTRAINT pk_initiative PRIMARY KEY (organisation, objective, id),
    CONSTRAINT fk_initiative_organisation_objective FOREIGN KEY(organisation, objective) REFERENCES objective (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "initiative" VALUES(1,'loved','sit-in','Sit together',NULL,NULL,0,1,NULL,NULL);
CREATE TABLE initiative_item (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    initiative TEXT NOT NULL,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    CONSTRAINT pk_initiative_item PRIMARY KEY (organisation, objective, initiative, position),
    CONSTRAINT fk_initiative_item_organisation_objective_initiative FOREIGN KEY(organisation, objective, initiative) REFERENCES initiative (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE initiative_team (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    initiative TEXT NOT NULL,
    position INTEGER NOT NULL,
    team TEXT NOT NULL,
    CONSTRAINT pk_initiative_team PRIMARY KEY (organisation, objective, initiative, position),
    CONSTRAINT fk_initiative_team_organisation_objective_initiative FOREIGN KEY(organisation, objective, initiative) REFERENCES initiative (organisation, objective, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE job (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    due_at DATETIME,
    fence INTEGER NOT NULL,
    holder TEXT,
    held_until DATETIME,
    is_asked BOOLEAN NOT NULL,
    CONSTRAINT pk_job PRIMARY KEY (organisation, source),
    CONSTRAINT fk_job_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "job" VALUES(1,'log','2026-11-26 12:15:00.000000',1,NULL,NULL,0);
CREATE TABLE kept_answer (
    organisation INTEGER NOT NULL,
    request_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    etag TEXT,
    location TEXT,
    at DATETIME NOT NULL,
    CONSTRAINT pk_kept_answer PRIMARY KEY (organisation, request_key),
    CONSTRAINT fk_kept_answer_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE key_result (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    id TEXT NOT NULL,
    metric TEXT,
    of_stream TEXT,
    of_item_type TEXT,
    of_status TEXT,
    of_statistic TEXT,
    of_window_weeks INTEGER,
    baseline DOUBLE,
    baseline_at DATE,
    target DOUBLE,
    low DOUBLE,
    high DOUBLE,
    counter TEXT,
    counter_stream TEXT,
    counter_item_type TEXT,
    counter_status TEXT,
    counter_statistic TEXT,
    counter_window_weeks INTEGER,
    text TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_key_result PRIMARY KEY (organisation, objective, id),
    CONSTRAINT fk_key_result_organisation_objective FOREIGN KEY(organisation, objective) REFERENCES objective (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "key_result" VALUES(1,'loved','nps','mobile-nps',NULL,NULL,NULL,NULL,NULL,31.0,NULL,37.2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,1);
INSERT INTO "key_result" VALUES(1,'loved','wait','status_wait','policy','feature','Verifying','p85',4,9.0,NULL,0.0,NULL,NULL,'flow_velocity','policy',NULL,NULL,NULL,NULL,NULL,1,1);
CREATE TABLE ledger (
    organisation INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    observations INTEGER NOT NULL,
    audit_number INTEGER NOT NULL,
    audit_hash TEXT NOT NULL,
    CONSTRAINT pk_ledger PRIMARY KEY (organisation)
);
INSERT INTO "ledger" VALUES(1,2,2,19,'514d6a907dbdc0bc2f17fd2f7f14fdd0dd6898f364b2ab2ed8a525b4c7c3dbed');
CREATE TABLE mute (
    organisation INTEGER NOT NULL,
    rule TEXT NOT NULL,
    "where" TEXT NOT NULL,
    nth INTEGER NOT NULL,
    reason TEXT NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_mute PRIMARY KEY (organisation, rule, "where", nth),
    CONSTRAINT fk_mute_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE objective (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    cycle TEXT NOT NULL,
    stream TEXT,
    text TEXT NOT NULL,
    why TEXT,
    waypoint TEXT,
    ambition TEXT,
    author TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_objective PRIMARY KEY (organisation, id),
    CONSTRAINT fk_objective_organisation_cycle FOREIGN KEY(organisation, cycle) REFERENCES cycle (organisation, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_objective_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_objective_organisation_waypoint FOREIGN KEY(organisation, waypoint) REFERENCES waypoint (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "objective" VALUES(1,'widely-used','2026-Q4',NULL,'Everybody uses it',NULL,NULL,NULL,NULL,0,1);
INSERT INTO "objective" VALUES(1,'loved','2026-Q4','policy','Customers love it',NULL,'days',NULL,NULL,1,1);
INSERT INTO "objective" VALUES(1,'quick','2026-Q4','policy','It is there at once',NULL,NULL,NULL,NULL,2,1);
CREATE TABLE observation (
    organisation INTEGER NOT NULL,
    metric TEXT NOT NULL,
    at DATETIME NOT NULL,
    number INTEGER NOT NULL,
    value DOUBLE NOT NULL,
    recorded_at DATETIME NOT NULL,
    CONSTRAINT pk_observation PRIMARY KEY (organisation, metric, at, number),
    CONSTRAINT fk_observation_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "observation" VALUES(1,'nps','2026-11-23 00:00:00.000000',1,31.0,'2026-11-26 12:00:00.000000');
INSERT INTO "observation" VALUES(1,'nps','2026-11-23 00:00:00.000000',2,30.0,'2026-11-26 12:01:00.000000');
CREATE TABLE observed_metric (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    better TEXT,
    kind TEXT NOT NULL,
    is_financial BOOLEAN NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_observed_metric PRIMARY KEY (organisation, id),
    CONSTRAINT fk_observed_metric_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "observed_metric" VALUES(1,'mobile-nps','Mobile NPS','points',NULL,'business',0,0,1);
CREATE TABLE organisation (
    organisation INTEGER NOT NULL,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    has_adoption BOOLEAN NOT NULL,
    adoption_problem TEXT,
    adoption_observable TEXT,
    adoption_ends TEXT,
    ambition_stance TEXT,
    ambition_expect_ratio DOUBLE,
    ambition_words TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_organisation PRIMARY KEY (organisation),
    CONSTRAINT fk_organisation_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "organisation" VALUES(1,'Harbour','Europe/London',0,NULL,NULL,NULL,NULL,NULL,NULL,0,1);
CREATE TABLE pushed_change (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    source TEXT NOT NULL,
    item TEXT NOT NULL,
    attribute TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at DATETIME NOT NULL,
    source_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_pushed_change PRIMARY KEY (organisation, number),
    CONSTRAINT uq_pushed_change_organisation_digest UNIQUE (organisation, digest),
    CONSTRAINT fk_pushed_change_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE ripple (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    "to" TEXT NOT NULL,
    nth INTEGER NOT NULL,
    effect TEXT NOT NULL,
    text TEXT,
    strength TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_ripple PRIMARY KEY (organisation, objective, "to", nth),
    CONSTRAINT fk_ripple_organisation_objective FOREIGN KEY(organisation, objective) REFERENCES objective (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "ripple" VALUES(1,'loved','widely-used',1,'helps','it ends where ours ends',NULL,0,1);
CREATE TABLE saying (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    act TEXT NOT NULL,
    words TEXT NOT NULL,
    at DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    behalf TEXT,
    refers INTEGER,
    request_key TEXT NOT NULL,
    CONSTRAINT pk_saying PRIMARY KEY (organisation, number),
    CONSTRAINT uq_saying_organisation_request_key UNIQUE (organisation, request_key),
    CONSTRAINT fk_saying_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE saying_detail (
    organisation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_saying_detail PRIMARY KEY (organisation, number, position),
    CONSTRAINT fk_saying_detail_organisation_number FOREIGN KEY(organisation, number) REFERENCES saying (organisation, number) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE secret (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    purpose TEXT NOT NULL,
    origin TEXT NOT NULL,
    key_id TEXT NOT NULL,
    sealed TEXT NOT NULL,
    made_at DATETIME NOT NULL,
    CONSTRAINT pk_secret PRIMARY KEY (organisation, source, purpose),
    CONSTRAINT fk_secret_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE seen_hypothesis (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    initiative TEXT NOT NULL,
    result TEXT NOT NULL,
    words TEXT,
    CONSTRAINT pk_seen_hypothesis PRIMARY KEY (organisation, objective, number, position),
    CONSTRAINT fk_seen_hypothesis_organisation_objective_number FOREIGN KEY(organisation, objective, number) REFERENCES check_in (organisation, objective, number) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "seen_hypothesis" VALUES(1,'loved',1,0,'sit-in','held','answered at once');
INSERT INTO "seen_hypothesis" VALUES(1,'loved',1,1,'other','too_early',NULL);
CREATE TABLE seen_key_result (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    key_result TEXT NOT NULL,
    state TEXT NOT NULL,
    baseline DOUBLE,
    current DOUBLE,
    target DOUBLE,
    unit TEXT NOT NULL,
    progress_ratio DOUBLE,
    n_items INTEGER,
    start DATE,
    "end" DATE,
    window_weeks INTEGER,
    is_widened BOOLEAN NOT NULL,
    as_of DATETIME,
    confidence_ratio DOUBLE,
    counter DOUBLE,
    CONSTRAINT pk_seen_key_result PRIMARY KEY (organisation, objective, number, position),
    CONSTRAINT fk_seen_key_result_organisation_objective_number FOREIGN KEY(organisation, objective, number) REFERENCES check_in (organisation, objective, number) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "seen_key_result" VALUES(1,'loved',1,0,'wait','measured',9.5,4.25,0.0,'days',0.5526,12,'2026-10-26','2026-11-23',4,1,'2026-11-26 12:00:00.000000',0.7,3.5);
INSERT INTO "seen_key_result" VALUES(1,'loved',1,1,'nps','no_data',NULL,NULL,37.2,'points',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL);
CREATE TABLE severity (
    organisation INTEGER NOT NULL,
    rule TEXT NOT NULL,
    "where" TEXT NOT NULL,
    nth INTEGER NOT NULL,
    severity TEXT NOT NULL,
    reason TEXT NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_severity PRIMARY KEY (organisation, rule, "where", nth),
    CONSTRAINT fk_severity_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE snapshot (
    organisation INTEGER NOT NULL,
    objective TEXT NOT NULL,
    key_result TEXT NOT NULL,
    week DATE NOT NULL,
    current DOUBLE,
    progress_ratio DOUBLE,
    n_items INTEGER,
    taken_at DATETIME NOT NULL,
    CONSTRAINT pk_snapshot PRIMARY KEY (organisation, objective, key_result, week),
    CONSTRAINT fk_snapshot_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "snapshot" VALUES(1,'loved','nps','2026-11-16',33.5,0.4,NULL,'2026-11-26 12:00:00.000000');
INSERT INTO "snapshot" VALUES(1,'loved','wait','2026-11-16',NULL,NULL,0,'2026-11-26 12:00:00.000000');
CREATE TABLE source (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    connector TEXT NOT NULL,
    path TEXT NOT NULL,
    zone TEXT,
    date_format TEXT,
    delimiter TEXT,
    encoding TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL, every_s INTEGER,
    CONSTRAINT pk_source PRIMARY KEY (organisation, id),
    CONSTRAINT fk_source_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "source" VALUES(1,'log','csv_file','/log.csv','Europe/London',NULL,NULL,NULL,0,1,NULL);
CREATE TABLE source_column (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    ours TEXT NOT NULL,
    theirs TEXT NOT NULL,
    CONSTRAINT pk_source_column PRIMARY KEY (organisation, source, position),
    CONSTRAINT fk_source_column_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "source_column" VALUES(1,'log',0,'item','key');
CREATE TABLE source_status (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    attribute TEXT NOT NULL,
    CONSTRAINT pk_source_status PRIMARY KEY (organisation, source, position),
    CONSTRAINT fk_source_status_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE source_take (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    CONSTRAINT pk_source_take PRIMARY KEY (organisation, source, position),
    CONSTRAINT fk_source_take_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE strategy (
    organisation INTEGER NOT NULL,
    vision TEXT,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_strategy PRIMARY KEY (organisation),
    CONSTRAINT fk_strategy_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "strategy" VALUES(1,'Be loved',0,1);
CREATE TABLE strategy_constraint (
    organisation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_strategy_constraint PRIMARY KEY (organisation, position),
    CONSTRAINT fk_strategy_constraint_organisation FOREIGN KEY(organisation) REFERENCES strategy (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "strategy_constraint" VALUES(1,0,'No data leaves');
CREATE TABLE stream (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    customer TEXT,
    phase TEXT,
    value_metric TEXT,
    policy_start TEXT NOT NULL,
    policy_reopened TEXT NOT NULL,
    policy_calendar TEXT NOT NULL,
    policy_zone TEXT NOT NULL,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL, roadmap TEXT, policy_level TEXT,
    CONSTRAINT pk_stream PRIMARY KEY (organisation, id),
    CONSTRAINT fk_stream_organisation FOREIGN KEY(organisation) REFERENCES organisation (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "stream" VALUES(1,'policy','Policy',NULL,NULL,NULL,'commitment','whole_span','24x7','UTC',0,2,NULL,NULL);
CREATE TABLE stream_item_type (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    item_type TEXT NOT NULL,
    CONSTRAINT pk_stream_item_type PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_stream_item_type_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "stream_item_type" VALUES(1,'policy',0,'Story','feature');
CREATE TABLE stream_need (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_stream_need PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_stream_need_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE stream_offer (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_stream_offer PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_stream_offer_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE stream_team (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    team TEXT NOT NULL,
    CONSTRAINT pk_stream_team PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_stream_team_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "stream_team" VALUES(1,'policy',0,'mobile');
INSERT INTO "stream_team" VALUES(1,'policy',1,'underwriting');
CREATE TABLE sync_run (
    organisation INTEGER NOT NULL,
    source TEXT NOT NULL,
    number INTEGER NOT NULL,
    asked_by TEXT NOT NULL,
    begun_at DATETIME NOT NULL,
    ended_at DATETIME,
    doing TEXT,
    done_ratio DOUBLE,
    complete_until DATETIME,
    incomplete TEXT,
    n_new INTEGER NOT NULL,
    n_faults INTEGER NOT NULL,
    CONSTRAINT pk_sync_run PRIMARY KEY (organisation, source, number),
    CONSTRAINT fk_sync_run_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "sync_run" VALUES(1,'log',1,'schedule','2026-11-26 12:00:00.000000','2026-11-26 12:00:02.000000',NULL,NULL,'2026-11-26 12:00:00.000000',NULL,3,1);
CREATE TABLE take (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_take PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_take_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_take_organisation_source FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "take" VALUES(1,'policy',0,'log');
CREATE TABLE take_where (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    take INTEGER NOT NULL,
    attribute TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_take_where PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_take_where_organisation_stream_take FOREIGN KEY(organisation, stream, take) REFERENCES take (organisation, stream, position) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "take_where" VALUES(1,'policy',0,0,'project','POL');
INSERT INTO "take_where" VALUES(1,'policy',1,0,'project','POX');
CREATE TABLE token (
    organisation INTEGER NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    may_read BOOLEAN NOT NULL,
    may_write BOOLEAN NOT NULL,
    may_push BOOLEAN NOT NULL,
    made_at DATETIME NOT NULL,
    revoked_at DATETIME,
    CONSTRAINT pk_token PRIMARY KEY (organisation, name),
    CONSTRAINT uq_token_organisation_digest UNIQUE (organisation, digest),
    CONSTRAINT fk_token_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE waypoint (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    "by" DATE,
    rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_waypoint PRIMARY KEY (organisation, id),
    CONSTRAINT fk_waypoint_organisation FOREIGN KEY(organisation) REFERENCES strategy (organisation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "waypoint" VALUES(1,'days','In days',NULL,0,1);
CREATE TABLE week_value (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    metric TEXT NOT NULL,
    statistic TEXT NOT NULL,
    item_type TEXT NOT NULL,
    week DATE NOT NULL,
    number INTEGER NOT NULL,
    value DOUBLE,
    n_items INTEGER NOT NULL,
    as_of DATETIME NOT NULL,
    taken_at DATETIME NOT NULL,
    made_by TEXT NOT NULL,
    cause TEXT NOT NULL,
    told TEXT NOT NULL, told_instants TEXT,
    CONSTRAINT pk_week_value PRIMARY KEY (organisation, stream, metric, statistic, item_type, week, number),
    CONSTRAINT fk_week_value_organisation FOREIGN KEY(organisation) REFERENCES ledger (organisation) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE workflow_status (
    organisation INTEGER NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    state TEXT,
    queue_of TEXT,
    CONSTRAINT pk_workflow_status PRIMARY KEY (organisation, stream, position),
    CONSTRAINT fk_workflow_status_organisation_stream FOREIGN KEY(organisation, stream) REFERENCES stream (organisation, id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "workflow_status" VALUES(1,'policy',0,'Verifying','active',NULL);
INSERT INTO "workflow_status" VALUES(1,'policy',1,'Done','done',NULL);
CREATE TRIGGER observation_no_update BEFORE UPDATE ON observation
BEGIN SELECT RAISE(ABORT, 'observation is only ever added to'); END;
CREATE TRIGGER observation_no_delete BEFORE DELETE ON observation
BEGIN SELECT RAISE(ABORT, 'observation is only ever added to'); END;
CREATE TRIGGER check_in_no_update BEFORE UPDATE ON check_in
BEGIN SELECT RAISE(ABORT, 'check_in is only ever added to'); END;
CREATE TRIGGER check_in_no_delete BEFORE DELETE ON check_in
BEGIN SELECT RAISE(ABORT, 'check_in is only ever added to'); END;
CREATE TRIGGER seen_key_result_no_update BEFORE UPDATE ON seen_key_result
BEGIN SELECT RAISE(ABORT, 'seen_key_result is only ever added to'); END;
CREATE TRIGGER seen_key_result_no_delete BEFORE DELETE ON seen_key_result
BEGIN SELECT RAISE(ABORT, 'seen_key_result is only ever added to'); END;
CREATE TRIGGER seen_hypothesis_no_update BEFORE UPDATE ON seen_hypothesis
BEGIN SELECT RAISE(ABORT, 'seen_hypothesis is only ever added to'); END;
CREATE TRIGGER seen_hypothesis_no_delete BEFORE DELETE ON seen_hypothesis
BEGIN SELECT RAISE(ABORT, 'seen_hypothesis is only ever added to'); END;
CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
BEGIN SELECT RAISE(ABORT, 'snapshot is only ever added to'); END;
CREATE TRIGGER snapshot_no_delete BEFORE DELETE ON snapshot
BEGIN SELECT RAISE(ABORT, 'snapshot is only ever added to'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is only ever added to'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is only ever added to'); END;
CREATE TRIGGER audit_value_no_update BEFORE UPDATE ON audit_value
BEGIN SELECT RAISE(ABORT, 'audit_value is only ever added to'); END;
CREATE TRIGGER audit_value_no_delete BEFORE DELETE ON audit_value
BEGIN SELECT RAISE(ABORT, 'audit_value is only ever added to'); END;
CREATE TRIGGER saying_no_update BEFORE UPDATE ON saying
BEGIN SELECT RAISE(ABORT, 'saying is only ever added to'); END;
CREATE TRIGGER saying_no_delete BEFORE DELETE ON saying
BEGIN SELECT RAISE(ABORT, 'saying is only ever added to'); END;
CREATE TRIGGER saying_detail_no_update BEFORE UPDATE ON saying_detail
BEGIN SELECT RAISE(ABORT, 'saying_detail is only ever added to'); END;
CREATE TRIGGER saying_detail_no_delete BEFORE DELETE ON saying_detail
BEGIN SELECT RAISE(ABORT, 'saying_detail is only ever added to'); END;
CREATE TRIGGER kept_answer_no_update BEFORE UPDATE ON kept_answer
BEGIN SELECT RAISE(ABORT, 'kept_answer is only ever added to'); END;
CREATE TRIGGER kept_answer_no_delete BEFORE DELETE ON kept_answer
BEGIN SELECT RAISE(ABORT, 'kept_answer is only ever added to'); END;
CREATE TRIGGER pushed_change_no_update BEFORE UPDATE ON pushed_change
BEGIN SELECT RAISE(ABORT, 'pushed_change is only ever added to'); END;
CREATE TRIGGER pushed_change_no_delete BEFORE DELETE ON pushed_change
BEGIN SELECT RAISE(ABORT, 'pushed_change is only ever added to'); END;
CREATE TRIGGER week_value_no_update BEFORE UPDATE ON week_value
BEGIN SELECT RAISE(ABORT, 'week_value is only ever added to'); END;
CREATE TRIGGER week_value_no_delete BEFORE DELETE ON week_value
BEGIN SELECT RAISE(ABORT, 'week_value is only ever added to'); END;
COMMIT;
