CREATE TABLE training_examples (
    data_version varchar,
    machine_type varchar,
    site varchar,
    machine varchar,
    life integer,
    step integer,
    as_of timestamp(6) with time zone,
    age_seconds double,
    features map(varchar, double),
    remaining_life_seconds double,
    survived_seconds double,
    censored boolean,
    outcome_id varchar,
    held_out boolean
);
CREATE TABLE training_runs (
    data_version varchar,
    run_at timestamp(6) with time zone,
    known_until timestamp(6) with time zone,
    step_millis bigint,
    window_snapshot_id bigint,
    outcome_snapshot_id bigint,
    examples_snapshot_id bigint,
    machines integer,
    lives integer,
    failures integer,
    censored integer,
    examples bigint,
    feature_version integer
);
CREATE TABLE outcome_findings (
    data_version varchar,
    outcome_id varchar,
    site varchar,
    machine varchar,
    kind varchar,
    occurred_at timestamp(6) with time zone,
    finding varchar,
    detail varchar
);
CREATE TABLE data_quality (
    data_version varchar,
    machine_type varchar,
    column_name varchar,
    rows bigint,
    nulls bigint,
    minimum double,
    maximum double,
    mean double,
    standard_deviation double,
    drift double,
    previous_version varchar,
    finding varchar
);
CREATE TABLE model_registry (
    name varchar,
    version varchar,
    machine_type varchar,
    published_at timestamp(6) with time zone,
    decision varchar,
    compared_with varchar,
    data_version varchar,
    training_snapshot_id bigint,
    feature_version integer,
    sensors array(varchar),
    metrics map(varchar, double),
    location varchar,
    sha256 varchar,
    bytes bigint
);
