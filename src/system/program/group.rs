//! A started program and all that it starts in turn: one process group, with limits, that ends as a whole.
//!
//! In: a command. Out: its running child, whose group is ended when the run is over, whatever the program did to
//! stay. What leaves the group is found by a mark in its environment (Linux).

use std::io;
use std::process::{Child, Command, ExitStatus};
use std::time::Duration;

use super::Limits;

/// The variable that marks every descendant of one run.
pub const MARK: &str = "CLAIMBENCH_RUN";
/// Between a polite end and a forced one.
pub const GRACE: Duration = Duration::from_millis(500);

/// A running program.
#[derive(Debug)]
pub struct Group {
    pub child: Child,
    mark: String,
}

impl Group {
    /// Starts the program at the head of a group of its own and limits what it may use.
    ///
    /// The limits are set from outside right after the start: before the first article is sent, and before anything
    /// that the program does with it. They are inherited by what it starts.
    pub fn start(command: &mut Command, mark: String, limits: Limits) -> io::Result<Self> {
        command.env(MARK, &mark);
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let group = Self { child: command.spawn()?, mark };
        #[cfg(unix)]
        super::interrupt::began(group.child.id());
        #[cfg(target_os = "linux")]
        group.limit(limits)?;
        #[cfg(not(target_os = "linux"))]
        let _ = limits;
        Ok(group)
    }

    /// Whether the program itself has ended. It stays a zombie, so that the number of its group cannot become
    /// another's before the group is ended.
    #[cfg(unix)]
    pub fn has_ended(&mut self) -> bool {
        use rustix::process::{WaitId, WaitIdOptions, waitid};
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT | WaitIdOptions::NOHANG;
        match self.pid() {
            Some(pid) => !matches!(waitid(WaitId::Pid(pid), options), Ok(None)),
            None => true,
        }
    }

    #[cfg(not(unix))]
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Asks the whole group to end.
    pub fn ask_to_end(&mut self) {
        #[cfg(unix)]
        self.signal(rustix::process::Signal::TERM);
        #[cfg(not(unix))]
        let _ = self.child.kill();
    }

    /// Ends whatever still runs of it, and waits for the program's own end.
    pub fn end(&mut self) -> io::Result<ExitStatus> {
        #[cfg(unix)]
        self.signal(rustix::process::Signal::KILL);
        #[cfg(not(unix))]
        let _ = self.child.kill();
        #[cfg(target_os = "linux")]
        self.end_strays();
        #[cfg(unix)]
        super::interrupt::ended(self.child.id());
        self.child.wait()
    }

    #[cfg(unix)]
    fn pid(&self) -> Option<rustix::process::Pid> {
        rustix::process::Pid::from_raw(self.child.id().cast_signed())
    }

    #[cfg(unix)]
    fn signal(&self, signal: rustix::process::Signal) {
        // A group that is gone already is what was wanted.
        let _ = self.pid().map(|pid| rustix::process::kill_process_group(pid, signal));
    }

    #[cfg(target_os = "linux")]
    fn limit(&self, limits: Limits) -> io::Result<()> {
        use rustix::process::{Resource, Rlimit, prlimit};
        let cap = |soft: u64, hard: u64| Rlimit { current: Some(soft), maximum: Some(hard) };
        // A dead program leaves no memory image on the user's disk.
        let mut set = vec![(Resource::Core, cap(0, 0))];
        // Data, not address space: runtimes reserve far more addresses than they use.
        set.extend(limits.memory.map(|bytes| (Resource::Data, cap(bytes, bytes))));
        // At the soft limit the program is told, one second later it is ended.
        set.extend(limits.cpu.map(|seconds| (Resource::Cpu, cap(seconds, seconds.saturating_add(1)))));
        for (resource, limit) in set {
            match prlimit(self.pid(), resource, limit) {
                // A program that has ended already needs no limit.
                Ok(_) | Err(rustix::io::Errno::SRCH) => {}
                // A limit that is lower already cannot be raised, and need not be.
                Err(rustix::io::Errno::PERM) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Ends what left the group (a daemon, a session of its own) and still bears the run's mark.
    #[cfg(target_os = "linux")]
    fn end_strays(&self) {
        use rustix::process::{Pid, Signal, kill_process};
        let mark = format!("{MARK}={}", self.mark);
        let Ok(processes) = std::fs::read_dir("/proc") else { return };
        for process in processes.flatten() {
            let pid = process.file_name().to_str().and_then(|name| name.parse().ok()).and_then(Pid::from_raw);
            // Those of other users cannot be read, and are none of ours.
            let (Some(pid), Ok(variables)) = (pid, std::fs::read(process.path().join("environ"))) else { continue };
            if variables.split(|&byte| byte == 0).any(|variable| variable == mark.as_bytes()) {
                let _ = kill_process(pid, Signal::KILL);
            }
        }
    }
}

impl Drop for Group {
    /// Whatever way a run is left, nothing of it stays.
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.end();
        }
    }
}
