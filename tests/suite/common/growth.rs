//! Whether work grows with the size of the input. It is counted in CPU time of the thread, which is not charged for
//! what else the machine does, and the smallest of interleaved runs is taken: caches and other threads only add to it.

use std::time::Duration;

/// How many runs there are at least.
const MIN_ROUNDS: usize = 2;
/// How many runs there may be before growth counts as proven; noise does not last so long.
const MAX_ROUNDS: usize = 12;

/// The CPU time that this thread has used.
#[cfg(unix)]
fn cpu_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

/// Elsewhere the time that passes has to do.
#[cfg(not(unix))]
fn cpu_time() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

fn spent(work: impl Fn()) -> Duration {
    let start = cpu_time();
    work();
    cpu_time().saturating_sub(start)
}

/// Runs work on a small and a large input in turn until the large one takes at most `limit` times as long, or at
/// most `negligible`. The error says how long they took if that never happens.
pub fn grows_at_most(
    limit: f64,
    negligible: Duration,
    small: impl Fn(),
    large: impl Fn(),
) -> Result<f64, String> {
    let (mut least_small, mut least_large) = (Duration::MAX, Duration::MAX);
    for round in 1..=MAX_ROUNDS {
        least_small = least_small.min(spent(&small));
        least_large = least_large.min(spent(&large));
        let ratio = least_large.as_secs_f64() / least_small.as_secs_f64().max(0.000_3);
        // The first run also fills tables and caches.
        if round >= MIN_ROUNDS && (ratio <= limit || least_large <= negligible) {
            return Ok(ratio);
        }
    }
    Err(format!("{least_small:?} and {least_large:?} of CPU"))
}

#[test]
fn a_square_is_found_and_a_line_is_not() {
    let line = |n: u64| (0..n * 2_000).fold(0, |sum: u64, i| std::hint::black_box(sum ^ i));
    let square = |n: u64| (0..n).map(|_| line(n / 100)).fold(0, |a, b| a ^ b);
    let ratio = |work: &dyn Fn(u64) -> u64| {
        grows_at_most(
            28.0,
            Duration::ZERO,
            || assert_ne!(std::hint::black_box(work(400)), 1),
            || assert_ne!(std::hint::black_box(work(3_200)), 1),
        )
    };
    assert!(ratio(&line).is_ok());
    assert!(ratio(&square).is_err());
}
