//! Which stretches of a page are the story: the best run of them, interruptions bridged.

use super::measure::{Page, scores};
use super::outline::{Outline, Stretch};

/// What it costs to leave the body or to come back to it, in log-odds: a lone stretch must be surer than one in
/// company.
const SWITCH: f32 = 0.25;
/// The share of the body that its core holds.
const CORE: f32 = 0.7;
/// How many stretches away from the core one may stand that is not sure.
const NEAR: usize = 6;
/// From which score on a stretch is sure wherever it stands.
const SURE: f32 = 1.5;

/// What was chosen.
#[derive(Debug, Default)]
pub struct Choice {
    /// Whether each stretch is a part of the body.
    pub kept: Vec<bool>,
    /// How much speaks for each, in log-odds.
    pub scores: Vec<f32>,
    /// The innermost element that holds most of the body.
    pub core: Option<u32>,
}

impl Choice {
    /// The stretches of the body, each with its number.
    pub fn stretches<'p>(&'p self, outline: &'p Outline) -> impl Iterator<Item = (&'p Stretch, usize)> {
        let all = outline.stretches.iter().zip(&self.kept).enumerate();
        all.filter(|(_, (_, kept))| **kept).map(|(at, (s, _))| (s, at))
    }
}

/// Chooses the stretches of the body: the run with the highest sum of scores, then without stretches that are far from
/// its core.
pub fn choose(page: &Page<'_>) -> Choice {
    let scores = scores(page);
    let mut choice = Choice { kept: best_run(&scores), scores, core: None };
    choice.core = core(page, &choice);
    drop_islands(page, &mut choice);
    choice
}

/// The states, in or out of the body, whose scores and costs sum up best (Viterbi).
fn best_run(scores: &[f32]) -> Vec<bool> {
    let Some((first, rest)) = scores.split_first() else { return Vec::new() };
    let (mut out, mut kept) = (0.0, first - SWITCH);
    // For each later stretch: whether being out, and being kept, is best reached by a change.
    let mut changes = Vec::with_capacity(scores.len());
    for score in rest {
        changes.push((out < kept - SWITCH, out - SWITCH > kept));
        (out, kept) = (out.max(kept - SWITCH), kept.max(out - SWITCH) + score);
    }
    let mut state = kept - SWITCH > out;
    let mut run = vec![state];
    for (from_kept, from_out) in changes.into_iter().rev() {
        state = if state { !from_out } else { from_kept };
        run.push(state);
    }
    run.reverse();
    run
}

/// The innermost element that holds [`CORE`] of what was kept, by length and score.
fn core(page: &Page<'_>, choice: &Choice) -> Option<u32> {
    let score = |at: usize| choice.scores.get(at).copied().unwrap_or(0.0);
    let sure = || choice.stretches(page.outline).filter(|(_, at)| score(*at) > 0.0);
    let masses = || sure().map(|(s, at)| (s.element, score(at) * s.chars as f32));
    let whole: f32 = masses().map(|(_, mass)| mass).sum();
    let mass = page.outline.sums(masses());
    // A child's number is higher than its parent's, but where misnested tags were mended; so the highest of those
    // that hold enough is the innermost, for they all hold each other.
    let depth = |id: u32| {
        let (mut id, mut depth) = (id, 0u32);
        while (id as usize) < page.outline.elements.len() {
            id = page.outline.parent(id);
            depth += 1;
        }
        depth
    };
    if whole <= 0.0 {
        return None;
    }
    (0u32..)
        .zip(mass)
        .filter(|(_, m)| *m >= CORE * whole)
        .map(|(id, _)| id)
        .max_by_key(|id| (depth(*id), *id))
}

/// Drops what stands outside of the core, far from it, and is not sure.
fn drop_islands(page: &Page<'_>, choice: &mut Choice) {
    let Some(core) = choice.core else { return };
    let inside: Vec<bool> =
        page.outline.stretches.iter().map(|s| page.outline.is_within(s.element, core)).collect();
    let count = choice.kept.len();
    // For each stretch, how far it is to the nearest kept one inside.
    let mut distance = vec![usize::MAX; count];
    let mut last = None;
    for at in 0..count {
        if inside.get(at) == Some(&true) && choice.kept.get(at) == Some(&true) {
            last = Some(at);
        }
        if let (Some(last), Some(slot)) = (last, distance.get_mut(at)) {
            *slot = at - last;
        }
    }
    last = None;
    for at in (0..count).rev() {
        if inside.get(at) == Some(&true) && choice.kept.get(at) == Some(&true) {
            last = Some(at);
        }
        if let (Some(last), Some(slot)) = (last, distance.get_mut(at)) {
            *slot = (*slot).min(last - at);
        }
    }
    for (((kept, inside), score), distance) in
        choice.kept.iter_mut().zip(inside).zip(&choice.scores).zip(distance)
    {
        *kept &= inside || *score >= SURE || distance <= NEAR;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_bridges_what_interrupts_it_little() {
        assert_eq!(
            best_run(&[-1.0, 2.0, -0.3, 2.0, -3.0, 0.2, -1.0]),
            [false, true, true, true, false, false, false]
        );
        assert!(best_run(&[]).is_empty());
    }
}
