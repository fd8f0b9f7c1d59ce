//! Lines that desks write round a story for other desks, by what they say: rows of phrases in lower case, parted by
//! bars, in the languages of the wires.

use super::WordSet;

/// An embargo: a colon or a date follows.
pub static EMBARGO: WordSet = WordSet::new(&[
    "embargo|embargoed|under embargo|strictly embargoed|hold for release|sperrfrist|sperrfrist bis|achtung sperrfrist",
    "gesperrt bis|sous embargo|bajo embargo|embargado|sotto embargo|sob embargo|onder embargo|эмбарго|под эмбарго",
    "ambargo|ambargolu|حظر النشر|محظور النشر|ممنوعیت انتشار|امبارگو|אמברגו|禁发|禁發|解禁|報道解禁|엠바고|보도시점",
    "एम्बार्गो|प्रतिबंधित",
]);

/// What an embargo line begins with, where the words leave no doubt.
pub const EMBARGO_LEADS: &[&str] = &[
    "embargoed until",
    "embargoed till",
    "embargoed for",
    "under embargo until",
    "strictly embargoed until",
    "embargo until",
    "hold for release until",
    "not for publication before",
    "not for release before",
    "not for publication until",
    "not for release until",
    "sperrfrist bis",
    "gesperrt bis",
    "frei ab",
    "frei zur veröffentlichung ab",
    "sous embargo jusqu",
    "embargo jusqu",
    "ne pas publier avant",
    "embargado hasta",
    "bajo embargo hasta",
    "embargo hasta",
    "no publicar antes",
    "sotto embargo fino",
    "embargo fino",
    "non pubblicare prima",
    "da non pubblicare prima",
    "sob embargo até",
    "embargado até",
    "embargo até",
    "onder embargo tot",
    "embargo tot",
    "niet publiceren voor",
    "niet publiceren vóór",
    "эмбарго до",
    "под эмбарго до",
    "не публиковать до",
    "محظور النشر حتى",
    "حظر النشر حتى",
    "غير صالح للنشر قبل",
    "لا ينشر قبل",
    "ممنوعیت انتشار تا",
    "غیرقابل انتشار تا",
    "غیر قابل انتشار تا",
    "אמברגו עד",
    "תחת אמברגו עד",
    "לא לפרסום לפני",
    "禁发至",
    "解禁时间",
    "解禁時間",
    "報道解禁",
    "엠바고 해제",
    "보도시점",
];

/// A story that must not be used any more: alone on a line, or with a colon.
pub static KILL: WordSet = WordSet::new(&[
    "kill|mandatory kill|story kill|kill advisory|advisory kill|story killed|mandatory story kill|bulletin kill",
    "story withdrawn|withdrawn|kill bulletin|meldung zurückgezogen|bitte nicht verwenden|rückzug|zurückgezogen",
    "stornierung|annulation|dépêche annulée|annulé|anulación|anulado|noticia anulada|annullamento|annullata",
    "notizia annullata|anulação|notícia anulada|intrekking|bericht ingetrokken|аннуляция|аннулировано|отзыв новости",
    "iptal|haber iptali|إلغاء|إلغاء خبر|الغاء خبر|لغو خبر|حذف خبر|ביטול|ביטול ידיעה|撤稿|撤销稿件|撤稿通知|配信取り消し",
    "記事取り消し|기사취소|전문취소|निरस्त|समाचार निरस्त",
]);

/// A corrected story: alone on a line, or with a colon.
pub static CORRECTION: WordSet = WordSet::new(&[
    "correction|corrections|corrected|corrective|berichtigung|berichtigt|korrektur|korrigiert|rectificatif|correctif",
    "corrigé|corrección|corregido|correzione|errata corrige|corretta|correção|corrigido|rectificatie|correctie|rectif",
    "исправление|исправлено|поправка|düzeltme|düzeltilmiş|تصحيح|اصلاحیه|اصلاح|תיקון|更正|订正|訂正|정정|수정|संशोधन|शुद्धि",
]);

/// A new lead or version of a story: alone on a line, or with a colon.
pub static UPDATE: WordSet = WordSet::new(&[
    "lead|new lead|writethru|update|updated|wrapup|wrap|refile|repeat|recast|extra|urgent|flash|bulletin|alert|snap",
    "newsalert|news alert|advance|top|take|zusammenfassung|neu|eil|eilmeldung|blitz|überblick|korr-überblick|vorschau",
    "tagesvorschau|wiederholung|urgence|dépêche urgente|actualisation|mise à jour|synthèse|papier général|urgente|avance|ampliación",
    "actualización|actualizado|resumen|urgentissimo|aggiornamento|agg|riepilogo|punto|atualização|última hora",
    "nieuw bericht|spoed|update bericht|срочно|молния|экспресс|дополнение|обновление|acil|son dakika|flaş|güncelleme",
    "geniş haber|عاجل|تحديث|خبر عاجل|فوری|تکمیلی|خبر فوری|דחוף|עדכון|快讯|快訊|急讯|速報|至急|更新|긴급|속보|종합|तत्काल|फ्लैश",
]);

/// Words that count versions: `1ST LEAD`, `UPDATE 2`, `2nd Ld-Writethru`, `1. Zusammenfassung`.
pub static COUNTED: WordSet = WordSet::new(&[
    "lead|ld|ld-writethru|lead-writethru|writethru|add|net|take|update|wrapup|insert|sub|version|zusammenfassung",
    "meldung|überblick|actualización|ampliación|aggiornamento|дополнение|보|종합|atualização|güncelleme",
]);

/// Notes to other desks, beside those of [`super::desk::NOTE_LEADS`]: a colon, a dash or an underscore follows.
pub static ADVISORY: WordSet = WordSet::new(&[
    "eds|eds note|editors|note to editors|notes to editors|note to desks|attention editors|attn editors",
    "advisory|media advisory|mandatory credit|achtung|achtung redaktionen|redaktioneller hinweis",
    "redaktionshinweis|hinweis|hinweis an die redaktionen|hinweis für redaktionen|bitte beachten",
    "note aux rédactions|note à la rédaction|attention|à l'attention des rédactions|nota a los editores",
    "nota para editores|nota para los editores|aviso|nota ai redattori|nota alle redazioni|nota aos editores",
    "noot voor de redactie|noot voor redactie|noot redactie|let op|к сведению редакций|вниманию редакций",
    "редакторам|editörlere not|editörlerin dikkatine|abonelerin dikkatine|ملاحظة للمحررين|تنويه",
    "قابل توجه سردبیران|توجه|לידיעת העורכים|编辑注意|編者按|編集者へ|注意|편집자 주|편집자주|संपादकों के लिए|precisazione|aclaración",
    "précision|klarstellung|уточнение|توضيح|توضیح",
]);

/// What brackets begin with that say what is new in a story.
pub const CHANGES: &[&str] = &[
    "updates with",
    "updates ",
    "adds ",
    "recasts",
    "corrects",
    "repeats",
    "rewrites",
    "refiles",
    "with photo",
    "with graphic",
    "ersetzt ",
    "neu:",
    "neu mit",
    "aktualisiert",
    "ergänzt",
    "berichtigt",
    "korrigiert",
    "actualise",
    "ajoute",
    "corrige",
    "actualiza",
    "añade",
    "amplía",
    "corrige",
    "aggiorna",
    "aggiunge",
    "corregge",
    "vervangt",
    "nieuw bericht",
    "n i e u w",
];

/// What a press release says above its headline.
pub static RELEASE: WordSet = WordSet::new(&[
    "for immediate release|press release|news release|media release|media statement|zur sofortigen veröffentlichung",
    "pressemitteilung|presseinformation|medienmitteilung|presseaussendung|pour diffusion immédiate|communiqué de presse",
    "para publicación inmediata|para difusión inmediata|nota de prensa|comunicado de prensa|comunicato stampa",
    "per diffusione immediata|comunicado de imprensa|para divulgação imediata|nota à imprensa|persbericht|voor onmiddellijke publicatie",
    "пресс-релиз|для немедленной публикации|basın bülteni|basın açıklaması|بيان صحفي|بیانیه مطبوعاتی|اطلاعیه مطبوعاتی",
    "הודעה לעיתונות|לפרסום מיידי|新闻稿|新聞稿|プレスリリース|報道発表|보도자료|प्रेस विज्ञप्ति|तत्काल प्रकाशन के लिए",
]);

/// More of the story follows: alone on a line.
pub static MORE: WordSet = WordSet::new(&[
    "more|more follows|more to follow|more to come|to be continued|mehr|mehr folgt|weiteres folgt|folgt mehr|fortsetzung folgt",
    "wird fortgesetzt|à suivre|suit|sigue|continúa|continuará|segue|continua|meer volgt|wordt vervolgd|последует",
    "продолжение следует|devamı var|devam edecek|يتبع|ادامه دارد|המשך יבוא|待续|待續|未完待续|続く|つづく|계속|जारी|शेष अगले",
]);

/// Those of [`MORE`] that are common words too: they count only within dashes, brackets or in capitals.
pub static SHY_MORE: WordSet =
    WordSet::new(&["more|mehr|suit|sigue|segue|continua|continúa|계속|जारी|続く|يتبع"]);

/// What a notice of copyright begins with.
pub const COPYRIGHT_LEADS: &[&str] = &[
    "©",
    "(c) 1",
    "(c) 2",
    "copyright",
    "all rights reserved",
    "no archival use",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "tous droits de reproduction",
    "todos los derechos reservados",
    "reservados todos los derechos",
    "prohibida la reproducción",
    "tutti i diritti riservati",
    "riproduzione riservata",
    "©riproduzione riservata",
    "todos os direitos reservados",
    "direitos reservados",
    "alle rechten voorbehouden",
    "все права защищены",
    "tüm hakları saklıdır",
    "telif hakkı",
    "جميع الحقوق محفوظة",
    "حقوق النشر",
    "کلیه حقوق",
    "تمامی حقوق",
    "تمام حقوق",
    "כל הזכויות שמורות",
    "版权所有",
    "版權所有",
    "著作权",
    "無断転載",
    "禁無断転載",
    "무단전재",
    "무단 전재",
    "저작권자",
    "<저작권자",
    "सर्वाधिकार सुरक्षित",
    "कॉपीराइट",
];

/// Whom to ask: a colon follows, or nothing.
pub static CONTACT: WordSet = WordSet::new(&[
    "contact|contacts|media contact|media contacts|press contact|press contacts|editorial contact|editorial contacts",
    "media inquiries|media enquiries|press office|for more information|for further information|for more information contact",
    "for further information contact|kontakt|kontakte|pressekontakt|medienkontakt|ansprechpartner|rückfragen|rückfragehinweis",
    "redaktionelle kontakte|rückfragen an|weitere informationen|contact presse|contacts presse|contact médias|pour plus d'informations",
    "pour plus d’informations|contacto|contactos|contacto de prensa|contactos de prensa|más información|contatto|contatti",
    "contatti stampa|ufficio stampa|per informazioni|contato|contatos|assessoria de imprensa|informações à imprensa|perscontact|persvoorlichting|meer informatie",
    "контакт|контакты|контакты для сми|пресс-служба|iletişim|basın iletişim|للتواصل|للاتصال|لمزيد من المعلومات|تماس|ارتباط با رسانه‌ها",
    "برای اطلاعات بیشتر|اطلاعات تماس|יצירת קשר|לפרטים נוספים|联系人|联系方式|媒体联系|媒體聯絡|お問い合わせ|問い合わせ先|お問い合わせ先|연락처|문의|담당|संपर्क|अधिक जानकारी",
]);

/// What begins the part of a message that is for desks alone: all behind it is, too.
pub const NOT_FOR_PUBLICATION: &[&str] = &[
    "the following information is not",
    "die folgenden informationen sind nicht",
    "les informations suivantes ne sont pas",
    "la siguiente información no",
    "le seguenti informazioni non",
    "as seguintes informações não",
    "notes to editors",
    "note to editors",
    "redaktionelle hinweise",
    "notizblock",
    "notebook",
];

/// Units that a count of words is given in, before or behind the number.
pub static WORDS: WordSet = WordSet::new(&[
    "word|words|word count|wordcount|wort|wörter|wortzahl|mots|nombre de mots|palabras|parole|palavras|woorden|слов|слова",
    "количество слов|kelime|kelime sayısı|كلمة|عدد الكلمات|کلمه|تعداد کلمات|מילים|מספר מילים|字数|字數|字|文字数|文字|글자|글자수|शब्द|शब्द संख्या",
]);
