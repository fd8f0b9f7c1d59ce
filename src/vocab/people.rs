//! Words around the names of those who write, by language: rows of words parted by bars.

use super::WordSet;

/// The words of some rows.
pub fn words(rows: &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    rows.iter().flat_map(|row| row.split('|'))
}

/// What leads to a name, in lower case; white space or a colon follows, but in Chinese and Japanese.
pub const BYLINES: &[&str] = &[
    // English
    "by|all posts by|view all posts by|posts by|more by|alle beiträge von|zeige alle beiträge von",
    "alle artikel von|voir tous les articles de|tous les articles de|ver todas las entradas de",
    "toon alle berichten van|written by|posted by|published by|story by|words by|words|text by",
    "reported by|report by|reporting by|article by|author|authors|author(s)|contributed by",
    "submitted by|an essay by|opinion by|analysis by|review by|interview by|created by",
    "from our correspondent",
    // German
    "von|text|text von|autor|autorin|autoren|autor:in|autor/in|autor*in|verfasst von|erstellt von",
    "geschrieben von|veröffentlicht von|gepostet von|eingestellt von|bericht von|ein beitrag von",
    "beitrag von|ein bericht von|ein artikel von|artikel von|ein kommentar von|kommentar von",
    "ein gastbeitrag von|gastbeitrag von|eine kolumne von|kolumne von|eine analyse von|analyse von",
    "ein interview von|interview von|interview|eine reportage von|ein essay von|das gespräch führte",
    "das interview führte|aufgezeichnet von|protokoll|verfasser|redakteur|redaktion",
    // French
    "par|publié par|écrit par|rédigé par|auteur|auteurs|texte|propos recueillis par|une chronique de",
    "un article de|article de|posté par",
    // Spanish, Catalan, Portuguese
    "por|per|escrito por|publicado por|redactado por|autores|texto|texto de|una crónica de",
    "un artículo de|postado por|reportagem de|autora",
    // Italian
    "di|scritto da|pubblicato da|a cura di|autore|testo di|articolo di|postato da",
    // Dutch, Afrikaans
    "door|geschreven door|geplaatst door|tekst|deur",
    // Swedish, Danish, Norwegian, Finnish
    "av|af|skriven av|skrevet av|skrevet af|publicerad av|publisert av|tekst av|tekst af|text av",
    "text:|forfatter|författare|kirjoittanut|kirjoittaja|teksti|toimittaja",
    // Polish, Czech, Slovak, Hungarian, Romanian, Croatian, Serbian, Slovene
    "autorka|napisał|napisała|opracował|opracowała|tekst:|napsal|napsala|írta|szerző|de|scris de",
    "autori|piše|pišu|napisao|avtor|avtorica|pripremio",
    // Turkish, Azerbaijani
    "yazan|yazar|haber|müəllif",
    // Russian, Ukrainian, Bulgarian, Greek
    "автор|авторы|текст|автори|от|публикува|του|της|συντάκτης|γράφει ο|γράφει η",
    // Arabic, Persian, Urdu, Hebrew
    "بقلم|كتب|كتبت|كتبه|تحرير|إعداد|اعداد|الكاتب|نویسنده|نویسندگان|خبرنگار|گزارش|گزارشگر|به قلم",
    "نگارنده|از|تحریر|مصنف|מאת|כתב|כתבה|כתבו",
    // Hindi, Bengali, Tamil, Thai
    "लेखक|द्वारा|रिपोर्ट|লেখক|প্রতিবেদক|โดย",
    // Indonesian, Malay, Vietnamese
    "oleh|penulis|reporter|ditulis oleh|tác giả|theo",
    // Chinese, Japanese, Korean
    "记者|記者|作者|文|文／|撰文|通讯员|本报记者|特约记者|執筆|取材|著者|筆者|글|기자|작성자",
];

/// Those of [`BYLINES`] that are common words too: a colon must follow.
pub static SHY_BYLINES: WordSet = WordSet::new(&[
    "words|text|texto|texte|tekst|teksti|interview|protokoll|de|haber|от|текст|του|της|كتب|كتبت",
    "تحرير|إعداد|اعداد|گزارش|از|تحریر|כתב|כתבה|द्वारा|रिपोर्ट|theo|文|取材|글|per|redakteur|redaktion",
    "reporter",
]);

/// Labels of a value that is an author.
pub static AUTHOR_LABELS: WordSet = WordSet::new(&[
    "written by|author|by|posted by|verfasst von|geschrieben von|autor|von|écrit par|auteur",
    "escrito por|por|scritto da|autore|geschreven door|skriven av|skrevet av|skrevet af",
    "napisane przez|napisał|автор|написано|yazan|نوشته شده توسط|كتب بواسطة|מאת|作者|執筆者|작성자|penulis",
    "ditulis oleh|tác giả|autorius|szerző|napsal",
]);

/// What stands between two names, in lower case.
pub const JOINTS: &[&str] = &[
    " and | und | sowie | et | y | e | i | och | og | ja | en | és | și | a | ve | и | та | і | και ",
    " و | اور | और | dan | và ",
];

/// Names of accounts that are nobody's name.
pub static ACCOUNTS: WordSet = WordSet::new(&[
    "admin|administrator|root|webmaster|wordpressadmin|wpadmin|superuser|user|guest|gast|anonymous",
    "anonym|unknown|no author|none|null|undefined|n/a|editor|moderator|test|webadmin|webredaktion",
    "siteadmin|system|author|autor",
]);

/// What a person is, behind a name.
pub static ROLES: WordSet = WordSet::new(&[
    "redakteur|redakteurin|chefredakteur|chefredakteurin|reporter|reporterin|korrespondent",
    "korrespondentin|journalist|journalistin|freier journalist|freie journalistin|gastautor",
    "gastautorin|volontär|volontärin|editor|staff writer|staff reporter|correspondent|senior writer",
    "senior editor|contributor|contributing writer|guest author|special correspondent|columnist",
    "journaliste|envoyé spécial|correspondant|redactor|redactora|corresponsal|periodista|redattore",
    "inviato|corrispondente|verslaggever|redacteur|phd|md|dr|prof|m.d|ph.d|esq|jr|ma|mba|für|autor",
    "author|корреспондент|журналист|خبرنگار|کارشناس",
]);

/// Short texts that stand where names do and are none, in lower case.
pub static NO_NAMES: WordSet = WordSet::new(&[
    "home|welcome|log out|logout|sign in|your account|account|about us|über uns|nein|ja|yes|no",
    "registriert|registered|artikel von|kontakt|contact|comments|comment|kommentare|kommentar|share",
    "shares|teilen|print|drucken|more|mehr|read more|weiterlesen|profile|profil|about",
    "about the author|über den autor|über die autorin|zum autor|zur autorin|zur person|autorenprofil",
    "all posts|alle beiträge|alle artikel|view all posts|follow|folgen|website|twitter|facebook",
    "instagram|linkedin|email|e-mail|mail|news|article|artikel|posts|updated|published|posted",
    "veröffentlicht|aktualisiert|stand|uhr|today|heute|gestern|yesterday|datum|date|photo|foto|bild",
    "source|quelle|the author|der autor|die autorin|authors|autoren|written by|posted by|by|von",
    "author bio|biography|bio|other|views|reply|antworten|login|menu|search|suche|subscribe",
    "more from|mehr von|mehr zum autor|autor|author|image|name|datenschutz|impressum|pressestelle",
    "min|minuten|min read|lesezeit|leave a comment|no comments|keine kommentare|in|on|at|am|um|the",
    "der|die|das|and|und|with|mit|show more|hide|close|back|next|previous|weitere artikel|zum profil",
    "zur übersicht|tags|kategorie|categories|category|kategorien|allgemein|uncategorized|blog",
    "in kategorie|in category",
]);

/// Words between names and what follows them, in lower case: dates and their days, buttons.
pub static TAILS: WordSet = WordSet::new(&[
    "on|at|am|um|vom|den|der|le|el|il|em|op|dne|published|updated|posted|last|veröffentlicht",
    "aktualisiert|publiziert|zuletzt|erstellt|publié|publicado|actualizado|pubblicato|follow|folgen",
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri|sat|sun",
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so",
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes",
    "sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda-feira",
    "terça-feira|quarta-feira|quinta-feira|sexta-feira|maandag|dinsdag|woensdag|donderdag|vrijdag",
    "zaterdag|zondag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|pazartesi|salı",
    "çarşamba|perşembe|cuma|cumartesi|pazar|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة",
    "السبت|الأحد|الاحد|شنبه|یکشنبه|دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|پنج‌شنبه|جمعه|सोमवार|मंगलवार",
    "बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार|星期一|星期二|星期三|星期四|星期五|星期六|星期日",
]);

/// News agencies as bylines name them, in lower case.
pub static AGENCIES: WordSet = WordSet::new(&[
    "afp|ansa|ap|apa|associated press|the associated press|belga|bloomberg|cp|dapd|ddp|dpa|efe|epd",
    "europa press|jiji|kna|kyodo|lusa|pa|press association|pti|reuters|sda|sid|tass|tt|ritzau|ntb",
    "stt|upi|xinhua|yonhap|ani|ians|keystone-sda|dpa-afx|isna|irna",
]);
