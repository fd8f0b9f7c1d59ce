//! Words by which desks mark things in the text, by language.

/// Marks that end a story, alone on a line; compared without case and edge punctuation.
pub const END_MARKS: &[&str] = &[
    // English
    "-30-",
    "30",
    "ends",
    "end",
    "the end",
    "###",
    "# # #",
    // Persian
    "پایان پیام",
    "انتهای پیام",
    "پایان خبر",
    // Arabic
    "انتهى",
    "انتهى الخبر",
    // Urdu, Hebrew
    "ختم شد",
    "סוף",
    // Chinese, Japanese, Korean
    "完",
    "终",
    "終わり",
    "終",
    "了",
    "끝",
    // German, French, Spanish, Italian, Portuguese, Dutch
    "ende",
    "ende der meldung",
    "fin",
    "fin du communiqué",
    "fine",
    "fim",
    "einde",
    // Russian, Turkish, Hindi
    "конец",
    "конец сообщения",
    "son",
    "समाप्त",
];

/// Marks of [`END_MARKS`] that are common words too: they count only within dashes, brackets or capitals.
pub const SHY_END_MARKS: &[&str] =
    &["30", "end", "the end", "fin", "fine", "fim", "son", "ende", "了", "終", "终", "סוף", "конец"];

/// What the name of an editorial service begins with.
pub const SERVICE_WORDS: &[&str] =
    &["سرویس", "گروه", "قسم", "שירות", "служба", "ressort", "redaktion", "service", "rubrique", "desk"];

/// What the name of a news agency begins or ends with.
pub const AGENCY_WORDS: &[&str] = &[
    "خبرگزاری",
    "خبرگزارى",
    "وكالة",
    "وکالة",
    "סוכנות",
    "агентство",
    "информагентство",
    "news agency",
    "press agency",
    "nachrichtenagentur",
    "agence",
    "agencia",
    "agenzia",
    "agência",
    "haber ajansı",
    "ajansı",
    "通讯社",
    "通信社",
    "समाचार एजेंसी",
];

/// What leads to the name of a source, before an agency's name in quotation marks.
pub const SOURCE_LEADS: &[&str] = &[
    "به گزارش",
    "به نقل از",
    "نقلا عن",
    "وفقا ل",
    "according to",
    "citing",
    "reported by",
    "laut",
    "nach angaben der",
    "selon",
    "según",
    "secondo",
    "по данным",
    "по сообщению",
    "сообщает",
    "據",
    "据",
];

/// The mark that closes what a quotation mark opens; `None` for other characters.
pub fn closing_quote(open: char) -> Option<char> {
    Some(match open {
        '"' => '"',
        '\'' => '\'',
        '«' => '»',
        '»' => '«',
        '“' | '”' => '”',
        '„' => '“',
        '‹' => '›',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        _ => return None,
    })
}

/// What notes on a story begin with, in lower case; a colon or a closing bracket follows.
pub const NOTE_LEADS: &[&str] = &[
    "correction",
    "corrections",
    "clarification",
    "editor's note",
    "editor’s note",
    "editors' note",
    "editors’ note",
    "berichtigung",
    "korrektur",
    "anmerkung der redaktion",
    "hinweis der redaktion",
    "rectificatif",
    "correctif",
    "note de la rédaction",
    "ndlr",
    "corrección",
    "fe de errores",
    "nota de la redacción",
    "nota del editor",
    "correzione",
    "errata corrige",
    "nota della redazione",
    "correção",
    "errata",
    "nota da redação",
    "rectificatie",
    "correctie",
    "исправление",
    "поправка",
    "от редакции",
    "примечание редакции",
    "تصحيح",
    "ملاحظة المحرر",
    "اصلاحیه",
    "توضیح سردبیر",
    "یادداشت سردبیر",
    "תיקון",
    "הערת העורך",
    "הבהרה",
    "संशोधन",
    "संपादक की टिप्पणी",
    "更正",
    "编者按",
    "编者注",
    "訂正",
    "정정",
    "düzeltme",
    "editörün notu",
];
