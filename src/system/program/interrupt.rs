//! Ctrl-C and termination while programs run: each is in a group of its own, where the terminal's signal does not
//! reach it, so it is ended here before claimbench ends.
//!
//! In: the groups as they begin and end. Out: nothing left behind. A signal without any program running does what
//! it always does.

use std::sync::{Mutex, Once};
use std::thread;

use rustix::process::{Pid, Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// The groups that run now.
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());
static WATCH: Once = Once::new();

/// A group began; the first one sets the watch.
pub fn began(group: u32) {
    WATCH.call_once(watch);
    if let Ok(mut running) = RUNNING.lock() {
        running.push(group);
    }
}

/// A group is about to be waited for: its number will be another's.
pub fn ended(group: u32) {
    if let Ok(mut running) = RUNNING.lock() {
        running.retain(|&other| other != group);
    }
}

fn watch() {
    // Where no handler can be set the default one stays: claimbench ends, and its programs lose their input.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    thread::spawn(move || {
        for signal in &mut signals {
            // The lock stays held: nothing begins or ends any more.
            if let Ok(running) = RUNNING.lock() {
                for pid in running.iter().filter_map(|group| Pid::from_raw(group.cast_signed())) {
                    let _ = kill_process_group(pid, Signal::KILL);
                }
                let _ = emulate_default_handler(signal);
            }
        }
    });
}
