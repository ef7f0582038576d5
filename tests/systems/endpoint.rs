//! Models behind an endpoint: what is sent, what stands of the answers, what they cost. The cases stand in
//! `endpoint.toml`; the server is ours.

use std::fs;
use std::path::Path;
use std::process::Output;
use std::time::Instant;

use serde::Deserialize;
use serde_json::{Value, json};

use super::server::{Answer, Asked, start};
use super::{command, dataset, lines};

const KEY: &str = "SECRET";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    about: String,
    answers: Vec<Answer>,
    #[serde(default)]
    settings: String,
    #[serde(default)]
    failures: Vec<Failure>,
    #[serde(default)]
    claims: Vec<String>,
    requests: usize,
    tokens: Option<u64>,
    cost: Option<f64>,
    #[serde(default)]
    slower_than: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Failure {
    reason: String,
    article: String,
}

/// A dataset, a prompt, and the system `model` behind the server.
fn prepare(dir: &Path, answers: Vec<Answer>, settings: &str) -> Asked {
    let (url, asked) = start(answers);
    dataset(dir, 1);
    fs::write(dir.join("prompt.md"), "List the figures.").unwrap();
    let system = format!(
        "[systems.model]\nbase_url = \"{url}/\"\nmodel = \"small\"\nprompt = \"prompt.md\"\nkey = \"TEST_KEY\"\n{settings}\n"
    );
    fs::write(dir.join("systems.toml"), system).unwrap();
    asked
}

fn run(dir: &Path) -> Output {
    let arguments = ["run", "data", "--system", "model", "--out", "out", "--cache", "cache"];
    command(dir, &arguments).env("TEST_KEY", KEY).output().unwrap()
}

fn record(dir: &Path) -> Value {
    serde_json::from_slice(&fs::read(dir.join("out/model.run.json")).unwrap()).unwrap()
}

#[test]
fn answers_of_a_server_are_judged() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/systems/endpoint.toml");
    let cases = toml::from_str::<Cases>(&fs::read_to_string(path).unwrap()).unwrap().case;
    let faults: Vec<String> = std::thread::scope(|scope| {
        let workers: Vec<_> =
            cases.chunks(5).map(|some| scope.spawn(|| some.iter().flat_map(faults).collect())).collect();
        workers.into_iter().flat_map(|worker| -> Vec<String> { worker.join().unwrap() }).collect()
    });
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What is not as the case says.
fn faults(case: &Case) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let asked = prepare(dir, case.answers.clone(), &case.settings);
    let started = Instant::now();
    let output = run(dir);
    let took = started.elapsed().as_secs_f64();
    let said = String::from_utf8(output.stderr).unwrap();
    let mut faults = Vec::new();
    let mut expect = |right: bool, fault: String| {
        if !right {
            faults.push(format!("{} ({}): {fault}", case.name, case.about));
        }
    };
    let code = if case.failures.is_empty() { 0 } else { 4 };
    expect(output.status.code() == Some(code), format!("{}: {said}", output.status));
    expect(took > case.slower_than, format!("took {took} s"));
    let record = record(dir);
    let told = record["failures"].as_array().unwrap();
    expect(told.len() == case.failures.len(), format!("{} failures: {told:?}", told.len()));
    for (told, failure) in told.iter().zip(&case.failures) {
        let reason = told["reason"].as_str().unwrap().contains(&failure.reason);
        expect(reason && told["articles"] == json!([failure.article]), format!("{told}, not {:?}", failure.reason));
        expect(said.contains(&failure.reason), format!("{:?} is not said: {said}", failure.reason));
    }
    let claims: Vec<String> = lines(dir, "out/model.jsonl")
        .iter()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|claim| format!("{} {}", claim["article_id"].as_str().unwrap(), claim["figure"]["text"].as_str().unwrap()))
        .collect();
    expect(claims == case.claims, format!("claims {claims:?}"));
    let requests = asked.lock().unwrap().len();
    expect(requests == case.requests, format!("{requests} requests"));
    let total = &record["total"];
    let tokens = total["input_tokens"].as_u64().map(|input| input + total["output_tokens"].as_u64().unwrap());
    expect(tokens == case.tokens, format!("{tokens:?} tokens"));
    let cost = total["cost"].as_f64();
    let near = match (cost, case.cost) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    };
    expect(near, format!("cost {cost:?}"));
    let kept = everything(dir).contains(KEY);
    expect(!kept && !said.contains(KEY), "the key is printed or kept".to_owned());
    faults
}

/// All that the run wrote.
fn everything(dir: &Path) -> String {
    let mut text = String::new();
    for name in ["out", "cache"] {
        let mut folders = vec![dir.join(name)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => text += &fs::read_to_string(path).unwrap(),
                }
            }
        }
    }
    text
}

fn claims(content: &str) -> Vec<Answer> {
    vec![Answer { content: Some(content.to_owned()), ..Answer::default() }]
}

#[test]
fn a_model_is_asked_for_our_schema() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let settings = "temperature = 0\nseed = 7\nmax_tokens = 500";
    let asked = prepare(dir, claims(r#"{"claims":[]}"#), settings);
    assert!(run(dir).status.success());
    let asked = asked.lock().unwrap();
    let (head, body, _) = &asked[0];
    assert!(head.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"), "{head}");
    assert!(head.to_lowercase().contains("authorization: bearer secret\r\n"), "{head}");
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["model"], "small");
    assert_eq!((&body["temperature"], &body["seed"], &body["max_tokens"]), (&json!(0.0), &json!(7), &json!(500)));
    assert_eq!(body["messages"][0], json!({ "role": "system", "content": "List the figures." }));
    assert_eq!(body["messages"][1], json!({ "role": "user", "content": "Title\n\nThere were 12 dead.\n" }));
    assert_eq!(body["response_format"]["json_schema"]["strict"], true);
    let schema = &body["response_format"]["json_schema"]["schema"];
    strict(schema, "");
    let validator = jsonschema::validator_for(schema).unwrap();
    let claim = json!({
        "figure": { "text": "12", "value": 12, "low": 12, "high": null, "modifier": "at_least" },
        "unit": { "text": "dead", "kind": "count", "code": null },
        "property": null, "source": null, "attribution": null, "language": "en", "confidence": 0.5, "evidence": null,
    });
    assert!(validator.is_valid(&json!({ "claims": [claim] })));
    let mut wrong = claim.clone();
    wrong["figure"]["modifier"] = json!("some");
    assert!(!validator.is_valid(&json!({ "claims": [wrong] })));
    wrong = claim;
    wrong["article_id"] = json!("a");
    assert!(!validator.is_valid(&json!({ "claims": [wrong] })));
}

/// Strict structured output: every object is closed and requires all that it has; no word that it does not know.
fn strict(schema: &Value, path: &str) {
    match schema {
        Value::Object(fields) => {
            if let Some(properties) = fields.get("properties").and_then(Value::as_object) {
                let names: Vec<&String> = properties.keys().collect();
                assert_eq!(fields["required"], json!(names), "{path}");
                assert_eq!(fields["additionalProperties"], false, "{path}");
            }
            for (name, part) in fields {
                let word = !path.ends_with("/properties") && !path.ends_with("/$defs");
                assert!(!word || !["default", "oneOf", "format", "minimum"].contains(&name.as_str()), "{path}/{name}");
                strict(part, &format!("{path}/{name}"));
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| strict(part, path)),
        _ => {}
    }
}

#[test]
fn no_models_answer_is_served_as_anothers() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let content = r#"{"claims":[{"figure":{"text":"12"}}]}"#;
    let asked = prepare(dir, claims(content), "version = \"1\"");
    let times = || asked.lock().unwrap().len();
    let again = |what: &str, expected: usize| {
        assert!(run(dir).status.success(), "{what}");
        assert_eq!(times(), expected, "{what}");
        assert_eq!(lines(dir, "out/model.jsonl").len(), 2, "{what}");
    };
    again("first", 2);
    again("nothing changed", 2);
    let record = record(dir);
    assert_eq!((&record["total"]["cached"], &record["total"]["output_tokens"]), (&json!(2), &json!(40)));
    let file = fs::read_to_string(dir.join("systems.toml")).unwrap();
    let mut expected = 2;
    for (what, from, to) in [
        ("the model", "\"small\"", "\"large\""),
        ("the version", "version = \"1\"", "version = \"2\""),
        ("the temperature", "version", "temperature = 0\nversion"),
        ("the seed", "version", "seed = 1\nversion"),
        ("the length", "version", "max_tokens = 9\nversion"),
        ("the schema", "version", "format = \"json_object\"\nversion"),
        ("the address", "/v1/", "/v1/v2/"),
    ] {
        fs::write(dir.join("systems.toml"), file.replace(from, to)).unwrap();
        expected += 2;
        again(what, expected);
    }
    fs::write(dir.join("systems.toml"), &file).unwrap();
    again("as at first", expected);
    fs::write(dir.join("prompt.md"), "List the figures, please.").unwrap();
    again("the prompt", expected + 2);
    // What only says how to ask does not matter, and no answer needs no key.
    fs::write(dir.join("systems.toml"), file.replace("version", "concurrency = 2\nretries = 1\nversion")).unwrap();
    again("concurrency", expected + 2);
    // Half an answer is not kept.
    let asked = prepare_again(dir, r#"{"claims":[{"figure":{"text":"12"}},{}]}"#);
    for times in 1..=2 {
        assert_eq!(run(dir).status.code(), Some(4));
        assert_eq!(asked.lock().unwrap().len(), 2 * times);
    }
}

/// Another server in the place of the first.
fn prepare_again(dir: &Path, content: &str) -> Asked {
    let (url, asked) = start(claims(content));
    let system =
        format!("[systems.model]\nbase_url = \"{url}\"\nmodel = \"m\"\nprompt = \"prompt.md\"\nversion = \"1\"\n");
    fs::write(dir.join("systems.toml"), system).unwrap();
    asked
}

#[test]
fn requests_run_at_once_and_time_is_kept_by_article() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let answers = vec![Answer { wait: 3.0, ..claims(r#"{"claims":[]}"#).remove(0) }];
    let asked = prepare(dir, answers, "concurrency = 2");
    assert!(run(dir).status.success());
    let times: Vec<Instant> = asked.lock().unwrap().iter().map(|(_, _, time)| *time).collect();
    assert!(times.len() == 2 && (times[1] - times[0]).as_secs_f64() < 3.0, "the second waits for the first's answer");
    let record = record(dir);
    let times: Vec<f64> = record["by_article"].as_array().unwrap().iter().map(|a| a["ms"].as_f64().unwrap()).collect();
    assert!(times.len() == 2 && times.iter().all(|ms| *ms >= 3000.0), "{times:?}");
    assert!((record["total"]["ms"].as_f64().unwrap() - times.iter().sum::<f64>()).abs() < 0.01);
}

#[test]
fn a_missing_key_is_told_before_anything_is_asked() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let asked = prepare(dir, claims(r#"{"claims":[]}"#), "");
    let output =
        command(dir, &["run", "data", "--system", "model", "--out", "out"]).env_remove("TEST_KEY").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("[systems.model] the environment variable TEST_KEY holds no key"), "{said}");
    assert!(asked.lock().unwrap().is_empty());
}
