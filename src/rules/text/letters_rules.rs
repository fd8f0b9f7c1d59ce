//! The rules about letters.

use super::rule;
use crate::diagnostics::{Example, FixKind, Rule, Severity};

/// All rules of this file.
pub static RULES: &[&Rule] = &[
    &ARABIC_YEH,
    &ARABIC_KAF,
    &PERSIAN_LETTERS,
    &TATWEEL,
    &MIXED_DIGITS,
    &DIGIT_SERIES,
    &MIXED_SCRIPTS,
    &QUESTION_MARKS,
    &MISSING_ZWNJ,
    &VARIANTS,
    &LANGUAGE,
];

/// The wrong yeh.
pub static ARABIC_YEH: Rule = rule(
    "text/arabic-yeh",
    Severity::Warning,
    [
        "Persian has the letter yeh of its own",
        "ي and ى look like ی in the middle of a word and are other letters: searches do not find the word, and at its end dots appear or lack. They come from Arabic keyboards and from windows-1256, which has no Persian yeh.",
        "ISIRI 6219; Unicode 16, section 9.2",
    ],
    Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران پايان خشکسالی"}"#),
    Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران پایان خشکسالی"}"#),
)
.fixed(FixKind::Safe);

/// The wrong kaf.
pub static ARABIC_KAF: Rule = rule(
    "text/arabic-kaf",
    Severity::Warning,
    [
        "Persian has the letter kaf of its own",
        "ك looks like ک in the middle of a word and is another letter: searches do not find the word.",
        "ISIRI 6219; Unicode 16, section 9.2",
    ],
    Example::new("json", r#"{"kind":"article","language":"fa","headline":"پایان خشكسالی"}"#),
    Example::new("json", r#"{"kind":"article","language":"fa","headline":"پایان خشکسالی"}"#),
)
.fixed(FixKind::Safe);

/// Persian letters in Arabic.
pub static PERSIAN_LETTERS: Rule = rule(
    "text/persian-letters",
    Severity::Info,
    [
        "Arabic has its own yeh and kaf",
        "ی and ک come from Persian and Urdu keyboards and from some telephones. Searches do not find the words.",
        "Unicode 16, section 9.2",
    ],
    Example::new("json", r#"{"kind":"article","language":"ar","headline":"الأمطار فی الشمال"}"#),
    Example::new("json", r#"{"kind":"article","language":"ar","headline":"الأمطار في الشمال"}"#),
);

/// Letters that are drawn out.
pub static TATWEEL: Rule = rule(
    "text/tatweel",
    Severity::Info,
    [
        "letters are not drawn out by hand",
        "U+0640 is a matter of layout within the word: searches do not find it, and at another width it looks wrong.",
        "Unicode 16, section 9.2",
    ],
    Example::new("json", r#"{"kind":"article","language":"ar","headline":"مطـــر في الشمال"}"#),
    Example::new("json", r#"{"kind":"article","language":"ar","headline":"مطر في الشمال عام 1448 هـ"}"#),
)
.fixed(FixKind::Safe);

/// Digits of several series in a number.
pub static MIXED_DIGITS: Rule = rule(
    "text/mixed-digits",
    Severity::Warning,
    [
        "a number is written in digits of one series",
        "4, 5 and 6 have other shapes in Arabic, in Persian and in the West. A number of two series is read wrongly, by people and by programs.",
        "Unicode 16, section 9.2",
    ],
    Example::new("json", r#"{"kind":"article","language":"fa","headline":"بارش ۱٤ میلی‌متر"}"#),
    Example::new("json", r#"{"kind":"article","language":"fa","headline":"بارش ۱۴ میلی‌متر"}"#),
);

/// Numbers of two series in a story.
pub static DIGIT_SERIES: Rule = rule(
    "text/digit-series",
    Severity::Info,
    [
        "the numbers of a story are written in one series of digits",
        "Persian has its own digits; a story that was put together from several sources often has both.",
        "practice of Persian desks",
    ],
    Example::new(
        "json",
        r#"{"kind":"article","language":"fa","headline":"بارش ۱۴ میلی‌متر","standfirst":"در 3 شهرستان باران بارید"}"#,
    ),
    Example::new(
        "json",
        r#"{"kind":"article","language":"fa","headline":"بارش ۱۴ میلی‌متر","standfirst":"در ۳ شهرستان باران بارید"}"#,
    ),
);

/// Letters of two scripts in a word.
pub static MIXED_SCRIPTS: Rule = rule(
    "text/mixed-scripts",
    Severity::Warning,
    [
        "a word is written in one script",
        "Cyrillic а and Latin a look the same. A word of both is a slip of the keyboard, or a trick that leads filters and readers astray.",
        "UTS 39, section 5",
    ],
    Example::new("json", r#"{"kind":"article","language":"ru","headline":"Дождь в Мoскве"}"#),
    Example::new(
        "json",
        r#"{"kind":"article","language":"ru","headline":"Дождь в Москве, сообщило IT-управление"}"#,
    ),
);

/// Letters that were lost.
pub static QUESTION_MARKS: Rule = rule(
    "text/question-marks",
    Severity::Warning,
    [
        "no question marks stand for letters that were lost",
        "A program wrote the text in a charset that has no place for its letters. What they were cannot be known from the text.",
        "practice",
    ],
    Example::new("json", r#"{"kind":"article","language":"fa","headline":"???? ????? در شمال"}"#),
    Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران در شمال؟"}"#),
);

/// Spaces for joiners.
pub static MISSING_ZWNJ: Rule = Rule {
    name: "text/missing-zwnj",
    severity: Severity::Info,
    summary: "the parts of a Persian word are joined by a zero-width non-joiner",
    why: "«می رود» is one word of two parts: with a space it can be torn apart at a line's end, and searches miss it. Many agencies write the space all the same, so the rule is asked only where a profile names it.",
    source: "orthography of the Academy of Persian Language and Literature",
    bad: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران می بارد"}"#)
        .profile("[severity]\n\"text/missing-zwnj\" = \"info\"\n"),
    good: Example::new("json", r#"{"kind":"article","language":"fa","headline":"باران می‌بارد"}"#)
        .profile("[severity]\n\"text/missing-zwnj\" = \"info\"\n"),
    fix: FixKind::Unsafe,
    ..Rule::FIRST
};

/// Two spellings.
pub static VARIANTS: Rule = rule(
    "text/spelling-variants",
    Severity::Info,
    [
        "a story spells a word in one way",
        "Two spellings of one word in a story show that it was put together, and searches find half of it.",
        "practice of Persian desks",
    ],
    Example::new(
        "json",
        r#"{"kind":"article","language":"fa","headline":"رییس شورا آمد","standfirst":"رئیس شورا گفت"}"#,
    ),
    Example::new(
        "json",
        r#"{"kind":"article","language":"fa","headline":"رئیس شورا آمد","standfirst":"رئیس شورا گفت"}"#,
    ),
);

/// Another language.
pub static LANGUAGE: Rule = rule(
    "text/language-mismatch",
    Severity::Warning,
    [
        "the text is in the language that the item states, and in its script",
        "Systems choose fonts, direction, spelling and receivers by the language. One that is wrong sends the story to the wrong desk.",
        "practice; BCP 47",
    ],
    Example::new(
        "json",
        r#"{"kind":"article","language":"en","headline":"باران طولانی‌ترین خشکسالی چهل سال گذشته را پایان داد","standfirst":"کشاورزان شمال دوباره می‌کارند"}"#,
    ),
    Example::new(
        "json",
        r#"{"kind":"article","language":"fa","headline":"باران طولانی‌ترین خشکسالی چهل سال گذشته را پایان داد","standfirst":"کشاورزان شمال دوباره می‌کارند"}"#,
    ),
);
