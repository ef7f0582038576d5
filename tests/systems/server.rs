//! A server that answers as it is told: one answer a request, in their order, the last one repeated.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::json;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub status: Option<u16>,
    #[serde(default)]
    pub headers: Vec<String>,
    pub content: Option<String>,
    pub body: Option<String>,
    #[serde(default)]
    pub wait: f64,
    #[serde(default)]
    pub cut: usize,
    pub finish: Option<String>,
}

/// What was asked: the head, the body, and when.
pub type Asked = Arc<Mutex<Vec<(String, String, Instant)>>>;

/// Starts it; what stands before `/chat/completions`, and the requests as they come. It ends with the test.
pub fn start(answers: Vec<Answer>) -> (String, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let asked = Asked::default();
    let shared = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (answers, asked) = (answers.clone(), Arc::clone(&shared));
            std::thread::spawn(move || serve(stream, &answers, &asked));
        }
    });
    (url, asked)
}

/// One request a connection. A client that went away is not told.
fn serve(mut stream: TcpStream, answers: &[Answer], asked: &Asked) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = String::new();
    while reader.read_line(&mut head).unwrap_or(0) > 2 && !head.ends_with("\r\n\r\n") {}
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().unwrap())
    });
    let Some(length) = length else { return };
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let answer = {
        let mut asked = asked.lock().unwrap();
        asked.push((head, String::from_utf8(body).unwrap(), Instant::now()));
        &answers[(asked.len() - 1).min(answers.len() - 1)]
    };
    std::thread::sleep(Duration::from_secs_f64(answer.wait));
    let completion = |content: &str| {
        json!({
            "choices": [{ "message": { "role": "assistant", "content": content }, "finish_reason": answer.finish }],
            "usage": { "prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120 },
        })
        .to_string()
    };
    let body = answer.content.as_deref().map_or_else(|| answer.body.clone().unwrap(), completion);
    let headers: String = answer.headers.iter().map(|header| format!("{header}\r\n")).collect();
    let promised = body.len();
    let status = answer.status.unwrap_or(200);
    let head = format!("HTTP/1.1 {status} Said\r\nContent-Length: {promised}\r\nConnection: close\r\n{headers}\r\n");
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(&body.as_bytes()[..promised - answer.cut]);
}
