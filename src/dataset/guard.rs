//! The reader of Parquet kept from ending the program.
//!
//! In: a step of reading that may meet damaged bytes of a file that no manifest vouches for. Out: what it gave, or an error
//! where the library gave up: out of some damaged pages it panics, and bad input is a fault with its place.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use arrow::error::ArrowError;
use parquet::errors::ParquetError;

thread_local! {
    /// Whether this thread is inside of a step whose panic is told as a fault.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Takes a step; the library's panic becomes its error, and says nothing on stderr.
pub(super) fn guarded<T, E: From<ParquetError>>(step: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            if !GUARDED.get() {
                before(info);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    let taken = catch_unwind(AssertUnwindSafe(step));
    GUARDED.set(outer);
    taken.unwrap_or_else(|panic| Err(ParquetError::General(said(&*panic)).into()))
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("a page that makes no sense").to_owned()
}

/// Batches of a file up to the first that cannot be read.
pub(super) struct Guarded<I>(Option<I>);

impl<I> Guarded<I> {
    pub(super) fn new(batches: I) -> Self {
        Self(Some(batches))
    }
}

impl<T, I: Iterator<Item = Result<T, ArrowError>>> Iterator for Guarded<I> {
    type Item = Result<T, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batches = self.0.as_mut()?;
        let next = guarded(|| batches.next().transpose()).transpose();
        if !matches!(next, Some(Ok(_))) {
            self.0 = None;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_and_the_end() {
        let batches = [1, 0, 2].into_iter().map(|n| Ok::<u32, ArrowError>(6 / n));
        let read: Vec<_> = Guarded::new(batches).collect();
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].as_ref().unwrap(), &6);
        assert!(read[1].as_ref().unwrap_err().to_string().contains("divide by zero"));
    }
}
