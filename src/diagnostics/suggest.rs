//! Suggestions for a misspelled name.

/// The number of characters of a misspelled name that are compared.
const MOST_COMPARED: usize = 64;
/// The maximum length of a misspelled name, in bytes.
const LONGEST_NAME: usize = 200;

/// The name in `names` that is nearest to a misspelled one, for “did you mean”.
pub fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // Nothing that long is near to a name, and the work grows with both.
    if wrong.len() > LONGEST_NAME {
        return None;
    }
    let length = wrong.chars().count();
    let far = length.max(3) / 2;
    // Names that differ by more in length alone are further away than that.
    let near = |name: &&str| name.chars().count().abs_diff(length.min(MOST_COMPARED)) <= far;
    let scored = names.into_iter().filter(near).map(|name| (distance(wrong, name), name));
    scored
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= far)
        .map(|(_, name)| name)
}

/// The help for a misspelled name: the nearest one, or `otherwise`.
pub fn did_you_mean(near: Option<&str>, otherwise: impl Into<String>) -> String {
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.into(),
    }
}

/// Edit distance (insert, delete, replace), ignoring case.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.to_lowercase().chars().take(MOST_COMPARED).enumerate() {
        let mut diagonal = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, cb) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(0);
            let left = row.get(j).copied().unwrap_or(0);
            let cost = (diagonal + usize::from(ca != *cb)).min(above + 1).min(left + 1);
            diagonal = above;
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = cost;
            }
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_only_when_near() {
        assert_eq!(nearest("newsmlg2", ["newsml-g2", "json"]), Some("newsml-g2"));
        assert_eq!(nearest("qqqqq", ["newsml-g2", "json"]), None);
    }
}
