//! The months of three calendars, as the languages of news name them, and words that stand beside dates.
//!
//! A row is a language that has the names, and the twelve of them, parted by bars: whole, shortened or inflected as
//! dates have them, in lower case and without the stop that shortens.

/// Months of the common calendar.
pub const COMMON: &[(&str, &str)] = &[
    // English
    ("en", "january|february|march|april|may|june|july|august|september|october|november|december"),
    ("en", "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"),
    ("en", "jan|feb|mar|apr|may|jun|jul|aug|sept|oct|nov|dec"),
    // German
    ("de", "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"),
    ("de", "jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez"),
    ("de", "jänner|feber|mrz|april|mai|juno|julei|aug|sept|okt|nov|dez"),
    // French
    ("fr", "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"),
    ("fr", "janv|févr|mars|avr|mai|juin|juil|aout|sept|oct|nov|déc"),
    ("fr", "janvier|fevrier|mars|avril|mai|juin|juillet|aout|sept|oct|nov|decembre"),
    // Spanish, Galician, Catalan
    ("es", "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"),
    ("es", "ene|feb|mar|abr|may|jun|jul|ago|setiembre|oct|nov|dic"),
    ("ca", "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre"),
    // Portuguese
    ("pt", "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"),
    ("pt", "jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez"),
    // Italian
    ("it", "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"),
    ("it", "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic"),
    // Romanian
    (
        "ro",
        "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
    ),
    // Dutch, Afrikaans
    ("nl", "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"),
    ("nl", "jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"),
    // Swedish, Danish, Norwegian
    ("sv", "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"),
    ("da", "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|desember"),
    // Icelandic
    ("is", "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember"),
    // Finnish, in the partitive that dates have; Estonian
    (
        "fi",
        "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta",
    ),
    ("et", "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember"),
    // Latvian, Lithuanian
    (
        "lv",
        "janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|augusts|septembris|oktobris|novembris|decembris",
    ),
    ("lv", "janvārī|februārī|martā|aprīlī|maijā|jūnijā|jūlijā|augustā|septembrī|oktobrī|novembrī|decembrī"),
    (
        "lt",
        "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio",
    ),
    // Polish
    (
        "pl",
        "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
    ),
    ("pl", "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru"),
    // Czech, Slovak
    ("cs", "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"),
    ("sk", "januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra"),
    // Slovene, Croatian, Serbian and Bosnian in Latin letters
    ("sl", "januarja|februarja|marca|aprila|maja|junija|julija|avgusta|septembra|oktobra|novembra|decembra"),
    (
        "hr",
        "siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga|prosinca",
    ),
    ("sr", "januara|februara|marta|aprila|maja|juna|jula|avgusta|septembra|oktobra|studenog|decembra"),
    // Hungarian
    (
        "hu",
        "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
    ),
    ("hu", "jan|febr|márc|ápr|máj|jún|júl|aug|szept|okt|nov|dec"),
    // Albanian
    ("sq", "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor"),
    // Turkish, Azerbaijani
    ("tr", "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"),
    ("az", "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr"),
    // Russian, Ukrainian, Belarusian
    ("ru", "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"),
    ("ru", "янв|фев|мар|апр|май|июн|июл|авг|сен|окт|ноя|дек"),
    ("ru", "январь|февр|март|апрель|май|июнь|июль|август|сент|октябрь|нояб|декабрь"),
    ("uk", "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"),
    (
        "be",
        "студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня",
    ),
    // Bulgarian, Macedonian, Serbian
    ("bg", "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември"),
    ("mk", "јануари|февруари|март|април|мај|јуни|јули|август|септември|октомври|ноември|декември"),
    ("sr", "јануар|фебруар|март|април|мај|јун|јул|август|септембар|октобар|новембар|децембар"),
    // Greek
    (
        "el",
        "ιανουαρίου|φεβρουαρίου|μαρτίου|απριλίου|μαΐου|ιουνίου|ιουλίου|αυγούστου|σεπτεμβρίου|οκτωβρίου|νοεμβρίου|δεκεμβρίου",
    ),
    ("el", "ιαν|φεβ|μαρ|απρ|μαϊ|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ"),
    // Armenian, Georgian
    (
        "hy",
        "հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|օգոստոսի|սեպտեմբերի|հոկտեմբերի|նոյեմբերի|դեկտեմբերի",
    ),
    (
        "ka",
        "იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი",
    ),
    // Arabic: of the Nile and the Gulf, of the Levant, of the Maghreb
    ("ar", "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
    ("ar", "يناير|فبراير|مارس|ابريل|مايو|يونيه|يوليه|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر"),
    ("ar", "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"),
    ("ar", "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
    // Persian, as it names the months of the common calendar
    ("fa", "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر"),
    ("fa", "ژانویه|فوریه|مارچ|آپریل|می|جون|جولای|آگوست|سپتامبر|اکتوبر|نومبر|دسمبر"),
    // Urdu
    ("ur", "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر"),
    // Hebrew, with and without the particle
    ("he", "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר"),
    ("he", "בינואר|בפברואר|במרץ|באפריל|במאי|ביוני|ביולי|באוגוסט|בספטמבר|באוקטובר|בנובמבר|בדצמבר"),
    // Hindi, Marathi, Bengali
    ("hi", "जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर"),
    ("hi", "जन|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितम्बर|अक्तूबर|नवम्बर|दिसम्बर"),
    ("mr", "जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर"),
    ("bn", "জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর"),
    // Tamil
    ("ta", "ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்"),
    // Thai
    ("th", "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"),
    // Indonesian, Malay
    ("id", "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"),
    ("ms", "januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember"),
    // Swahili
    ("sw", "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba"),
];

/// Months of the solar Hijri calendar of Iran and, by other names, of Afghanistan.
pub const SOLAR_HIJRI: &[(&str, &str)] = &[
    ("fa", "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"),
    ("fa", "حمل|ثور|جوزا|سرطان|اسد|سنبله|میزان|عقرب|قوس|جدی|دلو|حوت"),
];

/// Months of the lunar Hijri calendar, in Arabic and in Persian.
pub const LUNAR_HIJRI: &[(&str, &str)] = &[
    ("ar", "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة"),
    (
        "ar",
        "محرم|صفر|ربيع الاول|ربيع الثاني|جمادى الاولى|جمادى الثانية|رجب|شعبان|رمضان|شوال|ذي القعدة|ذي الحجة",
    ),
    ("fa", "محرم|صفر|ربیع الاول|ربیع الثانی|جمادی الاول|جمادی الثانی|رجب|شعبان|رمضان|شوال|ذی القعده|ذی الحجه"),
];

/// Words before a date that say when a text was changed, in lower case.
pub const MODIFIED: &[&str] = &[
    "updated|update|modified|edited|revised|aktualisiert|geändert|zuletzt|stand:|stand |bearbeitet",
    "überarbeitet|mis à jour|modifié|maj |actualizado|actualizada|actualización|atualizado",
    "atualizada|aggiornato|aggiornamento|modificato|bijgewerkt|gewijzigd|laatste update|uppdaterad",
    "oppdatert|opdateret|päivitetty|aktualizace|aktualizováno|aktualizacja|zaktualizowano|ažurirano",
    "frissítve|actualizat|güncelleme|güncellendi|обновлено|изменено|оновлено|ενημέρωση|تحديث",
    "آخر تحديث|به‌روزرسانی|بروزرسانی|ویرایش|עודכן|עדכון|अपडेट|最終更新|更新|수정|업데이트|diperbarui|cập nhật",
    "อัปเดต",
];

/// Words beside a date that say when a text was published, in lower case.
pub const PUBLISHED: &[&str] = &[
    "published|posted|veröffentlicht|erschienen|publiziert|online seit|publié|mis en ligne|publicado",
    "publicada|pubblicato|pubblicata|gepubliceerd|geplaatst|publicerad|publisert|udgivet",
    "offentliggjort|julkaistu|opublikowano|publikováno|zverejnené|objavljeno|objavljen|megjelent",
    "publicat|yayınlan|yayımlan|опубликован|дата публикации|опубліковано|публикувана|δημοσίευση",
    "δημοσιεύθηκε|نشر|تاریخ انتشار|زمان انتشار|منتشر|פורסם|תאריך פרסום|प्रकाशित|প্রকাশ|发布|发表|發布|公開日",
    "掲載|入力|등록|입력|diterbitkan|đăng lúc|ngày đăng|เผยแพร่|pressemitteilung vom|medienmitteilung vom",
    "meldung vom|beitrag vom|artikel vom",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_twelve_names_in_lower_case() {
        for (language, names) in COMMON.iter().chain(SOLAR_HIJRI).chain(LUNAR_HIJRI) {
            assert_eq!(names.split('|').count(), 12, "{language} {names}");
            assert_eq!(names.to_lowercase(), *names);
        }
    }
}
