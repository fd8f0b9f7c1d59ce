//! The language that a text is in, and the direction that follows.

use super::rules;
use crate::characters;
use crate::diagnostics::{Finding, Findings, How, Place};
use crate::model::body::{body_text, plain_text};
use crate::model::{Article, Block, Direction, Inline, LanguageTag};
use crate::vocab::common_words::DISTINCTIVE;
use whatlang::Lang;

/// How much text is looked at, in bytes: more makes no difference.
const SAMPLE: usize = 2048;

/// Fills in language and direction where the item does not state them, and says so.
pub fn settle_language(article: &mut Article, findings: &mut Findings) {
    settle_language_at(article, "", findings);
}

/// The same, for an article at a place of its document (a JSON pointer).
pub fn settle_language_at(article: &mut Article, pointer: &str, findings: &mut Findings) {
    if article.language.is_none() {
        let text = sample(article);
        if let Some((tag, why)) = detect(&text) {
            let direction = tag.direction();
            let message = format!("the language is {tag} ({}), detected from {why}", direction.as_str());
            findings.report(
                Finding::new(&rules::LANGUAGE_INFERRED, message)
                    .path(format!("{pointer}/language"))
                    .help("declare the language, or set it when converting: --set language=…"),
            );
            if findings.keeps_origins() {
                findings.origin(
                    &format!("{pointer}/language"),
                    Place::default(),
                    How::Inferred(why.to_owned()),
                );
            }
            article.language = Some(tag);
        }
    }
    if article.direction.is_none()
        && let Some(language) = &article.language
    {
        article.direction = Some(language.direction());
        if findings.keeps_origins() {
            findings.origin(
                &format!("{pointer}/direction"),
                Place::default(),
                How::Inferred(format!("the language {language}")),
            );
        }
    }
}

/// How many letters of one direction show the direction of a paragraph.
const LETTERS: usize = 12;

/// Which way a letter runs.
fn direction_of(c: char) -> Direction {
    let right = matches!(u32::from(c), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF);
    if right { Direction::Rtl } else { Direction::Ltr }
}

/// The direction of a text whose letters all run one way; none where they are few, or of both.
pub fn one_direction(text: &str) -> Option<Direction> {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).map(direction_of);
    let first = letters.next()?;
    let mut count = 1;
    for direction in letters {
        if direction != first {
            return None;
        }
        count += 1;
    }
    (count >= LETTERS).then_some(first)
}

/// The first letter of some words.
fn first_letter(content: &[Inline]) -> Option<char> {
    content.iter().find_map(|inline| match inline {
        Inline::Text { text } => text.chars().find(|c| c.is_alphabetic()),
        other => first_letter(other.content()?),
    })
}

/// Marks paragraphs whose letters all run against the direction of the article: a statement in English within a Persian
/// story.
pub fn mark_directions(article: &mut Article) {
    let Some(direction) = article.direction else { return };
    for block in &mut article.body {
        let (Block::Paragraph { content } | Block::Heading { content, .. }) = block else { continue };
        // Nearly all begin as the story runs.
        if first_letter(content).is_none_or(|c| direction_of(c) == direction) {
            continue;
        }
        if let Some(own) = one_direction(&plain_text(content)).filter(|own| *own != direction)
            && !matches!(content.as_slice(), [Inline::Span { .. }])
        {
            let inner = std::mem::take(content);
            content.push(Inline::Span { language: None, direction: Some(own), content: inner });
        }
    }
}

/// The language that [`settle_language`] would fill in.
pub fn inferred_language(article: &Article) -> Option<LanguageTag> {
    detect(&sample(article)).map(|(tag, _)| tag)
}

/// The beginning of the article's words.
fn sample(article: &Article) -> String {
    let mut text = String::new();
    for field in [&article.headline, &article.standfirst].into_iter().flatten() {
        text.push_str(field);
        text.push('\n');
    }
    for block in &article.body {
        if text.len() >= SAMPLE {
            break;
        }
        text.push_str(&body_text(std::slice::from_ref(block)));
    }
    text
}

/// Letters that tell the languages of the Arabic script apart; those that only one of them uses come first.
const ARABIC_SCRIPT: &[(&str, &[char])] = &[
    ("ug", &['ۈ', 'ۇ', 'ۋ']),
    ("ckb", &['ێ', 'ۆ', 'ڕ', 'ڵ']),
    ("ps", &['ټ', 'ډ', 'ړ', 'ښ', 'ځ', 'څ', 'ې', 'ۍ', 'ګ', 'ڼ']),
    ("ur", &['ٹ', 'ڈ', 'ڑ', 'ے']),
    ("sd", &['ٻ', 'ڄ', 'ڃ', 'ڇ', 'ڏ', 'ڊ', 'ڙ', 'ڪ']),
    ("fa", &['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']),
    ("ar", &['ة', 'ى', 'ي', 'ك', 'أ', 'إ', 'ؤ', 'ئ']),
];

/// The first code point of the Arabic block, and how many there are in it.
const ARABIC_BLOCK: (u32, usize) = (0x600, 0x100);

/// For each code point of the Arabic block, the row of [`ARABIC_SCRIPT`] that has it, from 1; 0 for none.
const ARABIC_ROWS: [u8; ARABIC_BLOCK.1] = {
    let mut rows = [0; ARABIC_BLOCK.1];
    let mut row = 0;
    while row < ARABIC_SCRIPT.len() {
        let letters = ARABIC_SCRIPT[row].1;
        let mut at = 0;
        while at < letters.len() {
            rows[(letters[at] as u32 - ARABIC_BLOCK.0) as usize] = row as u8 + 1;
            at += 1;
        }
        row += 1;
    }
    rows
};

/// The language of a text and how it is known, where that is certain.
pub fn language_of(text: &str) -> Option<(LanguageTag, &'static str)> {
    detect(text)
}

fn detect(text: &str) -> Option<(LanguageTag, &'static str)> {
    let text = characters::head(text, SAMPLE);
    let arabic = text.chars().filter(|c| matches!(u32::from(*c), 0x620..=0x6D5)).count();
    let letters = arabic
        + text
            .chars()
            .filter(|c| !matches!(u32::from(*c), 0x600..=0x6FF))
            .filter(|c| c.is_alphabetic())
            .count();
    if letters < 12 {
        return None;
    }
    if arabic * 2 > letters {
        return by_letters(text, arabic);
    }
    let info = whatlang::detect(text)?;
    // Where only one language uses a script, the script is enough.
    let sole = matches!(
        info.lang(),
        Lang::Cmn | Lang::Jpn | Lang::Kor | Lang::Tha | Lang::Ell | Lang::Hye | Lang::Kat | Lang::Heb
    );
    if !(info.is_reliable() || sole && info.confidence() > 0.5) {
        return by_words(text);
    }
    if info.lang() == Lang::Cmn && is_traditional(text) {
        return Some((LanguageTag::new("zh-Hant"), "characters that only traditional Chinese uses"));
    }
    code(info.lang()).map(|tag| (LanguageTag::new(tag), "letter frequencies"))
}

/// Frequent characters of traditional Chinese, and what they are in simplified.
const TRADITIONAL: &str = "國們來說對會這個為與將後從當時報導區農雙經濟開關發現長還進過無東車門問間電話應該讓認識議題總統選舉灣萬億學園";
/// Those of simplified Chinese.
const SIMPLIFIED: &str = "国们来说对会这个为与将后从当时报导区农双经济开关发现长还进过无东车门问间电话应该让认识议题总统选举湾万亿学园";

/// Whether a Chinese text is in traditional characters.
fn is_traditional(text: &str) -> bool {
    let only = |own: &'static str, other: &'static str| {
        text.chars().filter(|c| own.contains(*c) && !other.contains(*c)).count()
    };
    let (traditional, simplified) = (only(TRADITIONAL, SIMPLIFIED), only(SIMPLIFIED, TRADITIONAL));
    traditional > 1 && traditional > simplified * 2
}

/// Two in a hundred letters of a language's own decide.
fn by_letters(text: &str, arabic: usize) -> Option<(LanguageTag, &'static str)> {
    let mut counts = [0usize; ARABIC_SCRIPT.len()];
    for c in text.chars() {
        let at = u32::from(c).wrapping_sub(ARABIC_BLOCK.0) as usize;
        let row = ARABIC_ROWS.get(at).copied().unwrap_or(0);
        if let Some(count) = counts.get_mut(usize::from(row).wrapping_sub(1)) {
            *count += 1;
        }
    }
    let (_, (tag, _)) = counts.iter().zip(ARABIC_SCRIPT).find(|(count, _)| **count * 50 >= arabic)?;
    Some((LanguageTag::new(tag), "letters that only this language uses"))
}

/// A fifth of the words decide, and thrice as many as of any other language.
fn by_words(text: &str) -> Option<(LanguageTag, &'static str)> {
    let total = text.split_whitespace().count();
    let count = |words: &str| {
        let own: Vec<&str> = words.split(' ').collect();
        let is_edge = |c: char| !c.is_alphanumeric() && c != '्' && !is_sign(c);
        text.split_whitespace().filter(|word| own.contains(&word.trim_matches(is_edge))).count()
    };
    let mut counts: Vec<(usize, &str)> =
        DISTINCTIVE.iter().map(|(tag, words)| (count(words), *tag)).collect();
    counts.sort_unstable();
    let ((best, tag), (second, _)) = (counts.pop()?, counts.pop()?);
    (best * 5 >= total && best >= second * 3 && best > 1)
        .then(|| (LanguageTag::new(tag), "common words of the language"))
}

/// Vowel signs of Devanagari, which are no letters of their own.
fn is_sign(c: char) -> bool {
    matches!(u32::from(c), 0x900..=0x903 | 0x93A..=0x94F)
}

fn code(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Ben => "bn",
        Lang::Por => "pt",
        Lang::Ind => "id",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Ukr => "uk",
        Lang::Pol => "pl",
        Lang::Nld => "nl",
        Lang::Tur => "tr",
        Lang::Heb => "he",
        Lang::Ell => "el",
        Lang::Ces => "cs",
        Lang::Ron => "ro",
        Lang::Hun => "hu",
        Lang::Bul => "bg",
        Lang::Dan => "da",
        Lang::Fin => "fi",
        Lang::Swe => "sv",
        Lang::Nob => "no",
        Lang::Tha => "th",
        Lang::Vie => "vi",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Slv => "sl",
        Lang::Slk => "sk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Mar => "mr",
        Lang::Guj => "gu",
        Lang::Kan => "kn",
        Lang::Mal => "ml",
        Lang::Pan => "pa",
        Lang::Hye => "hy",
        Lang::Kat => "ka",
        Lang::Bel => "be",
        Lang::Cat => "ca",
        Lang::Aze => "az",
        Lang::Uzb => "uz",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_news() {
        for (text, tag) in [
            ("دو طرف در این دیدار تاکید کردند همکاری ها گسترش یابد", "fa"),
            ("قال الرئيس إن المحادثات بين البلدين كانت مفيدة جدا أمس", "ar"),
            ("صدر نے کہا ہے کہ دونوں ملکوں کے درمیان بات چیت مفید رہی ہے", "ur"),
            ("ראש הממשלה אמר אתמול כי השיחות בין שתי המדינות היו מועילות", "he"),
            ("Президент заявил вчера, что переговоры между двумя странами были полезными", "ru"),
            ("总统昨天表示，两国之间的会谈非常有益，双方将继续合作。", "zh"),
            ("總統昨天表示，兩國之間的會談非常有益，雙方將繼續合作。", "zh-Hant"),
            ("د افغانستان د اوبو ادارې ویلي چې نن به په شمال کې باران وشي او خلک باید احتیاط وکړي", "ps"),
            ("ڪراچي ۾ اڄ مينهن پيو ۽ ماڻهن کي گرمي کان ڇوٽڪارو مليو، موسم کاتي ٻڌايو", "sd"),
            ("ئەمڕۆ لە هەولێر باران باری و خەڵک دڵخۆش بوون، بەڕێوەبەرایەتی ڕایگەیاند", "ckb"),
            ("بۈگۈن شىمالدا يامغۇر ياغدى، دېھقانلار خۇشال بولدى", "ug"),
            ("Сьогодні на півночі країни вперше з весни пройшов дощ, повідомили в управлінні річок", "uk"),
            ("Днес на север за първи път от пролетта валя дъжд, съобщи управлението на реките", "bg"),
            ("Данас је на северу први пут од пролећа пала киша, саопштила је управа за реке", "sr"),
            ("राष्ट्रपति ने कल कहा कि दोनों देशों के बीच बातचीत बहुत उपयोगी रही है", "hi"),
            (
                "Der Präsident sagte gestern, die Gespräche zwischen den beiden Ländern seien nützlich gewesen.",
                "de",
            ),
            ("The president said on Tuesday that the talks between the two countries had been useful.", "en"),
        ] {
            assert_eq!(detect(text).map(|(t, _)| t.to_string()).as_deref(), Some(tag), "{text}");
        }
        assert_eq!(detect("OK 123").map(|d| d.0), None);
    }
}
