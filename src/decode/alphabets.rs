//! The letters beyond ASCII of languages in Latin script: which charset leaves none outside.

/// The letters of languages, small ones alone; those that write alike share a row.
const ALPHABETS: &[&str] = &[
    "äöüßéèàç",                 // German, with names
    "àâæçéèêëîïôœùûüÿ",         // French
    "áéíñóúüïç",                // Spanish, Galician, Asturian
    "àèéíïòóúüç",               // Catalan, Occitan
    "àèéìíîòóùú",               // Italian
    "áâãàçéêíóôõúü",            // Portuguese
    "àáäâèéëêìíïîòóöôùúüûçñ",   // Dutch, Afrikaans, Frisian
    "åæøéèêóòâôöä",             // Danish, Norwegian
    "åäöéàüæø",                 // Swedish, Finnish
    "áðéíóúýþæö",               // Icelandic
    "áðíóúýæø",                 // Faroese
    "áčđŋšŧžåäöæø",             // Sami
    "õäöüšžé",                  // Estonian
    "āčēģīķļņōŗšūž",            // Latvian
    "ąčęėįšųūž",                // Lithuanian
    "ąćęłńóśźżéöü",             // Polish
    "áčďéěíňóřšťúůýžöü",        // Czech
    "áäčďéíĺľňóôŕšťúýžöü",      // Slovak
    "áéíóöőúüűä",               // Hungarian
    "ăâîșțşţéöü",               // Romanian
    "čćđšžéöü",                 // Croatian, Slovene, Bosnian, Serbian in Latin letters
    "çëéöüâ",                   // Albanian
    "çğıöşüâîûé",               // Turkish
    "ċġħżàèìòù",                // Maltese
    "ĉĝĥĵŝŭé",                  // Esperanto
    "áéíóúàèìòùâêîôûŵŷäëïöüýÿ", // Irish, Scottish, Welsh
];

/// Where the Latin letters end that charsets of one byte have.
const LATIN_END: u32 = 0x250;

/// How many letters beyond ASCII stand outside of the one alphabet that holds most of them; nothing where there are others
/// than Latin letters, or hardly any of ASCII.
pub fn outside(text: &str) -> Option<usize> {
    let mut counts = [0usize; ALPHABETS.len()];
    let (mut all, mut ascii) = (0usize, 0usize);
    for c in text.chars() {
        if c.is_ascii() {
            ascii += usize::from(c.is_ascii_alphabetic());
            continue;
        }
        if !c.is_alphabetic() {
            continue;
        }
        if u32::from(c) >= LATIN_END {
            return None;
        }
        all += 1;
        let small = c.to_lowercase().next().unwrap_or(c);
        for (count, alphabet) in counts.iter_mut().zip(ALPHABETS) {
            *count += usize::from(alphabet.contains(small));
        }
    }
    // Letters beyond ASCII are seldom more than a third of a text in Latin script.
    let most = counts.into_iter().max()?;
    (all > 0 && ascii > all).then(|| all - most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_two_languages_are_no_text() {
        assert_eq!(outside("królowa Polski, żona Władysława, września"), Some(0));
        assert_eq!(outside("juţnoj Europi, sjevernoj Africi, bjelogorična čaša"), Some(1));
        assert_eq!(outside("północ Польша"), None);
    }
}
