//! News agencies as datelines name them, in lower case, by language: rows of names parted by bars.
//!
//! Some are common words too («مهر», «fars»): they count only where a dateline has its agency.

use super::WordSet;
use super::people::AGENCIES;

/// Agencies in the place of a dateline that names one.
pub static WIRES: WordSet = WordSet::new(&[
    // English, and the wires of press releases
    "ap|afp|aap|cp|pa|pa media|press association|reuters|upi|dpa|tass|xinhua|kyodo|jiji|yonhap|pti|ians|ani|apa",
    "bernama|antara|anadolu|bloomberg|dow jones|cnn|bbc|npr|the canadian press|associated press|interfax",
    "globe newswire|business wire|prnewswire|pr newswire|accesswire|newsfile|eqs|ots|wam|spa|qna|kuna|petra",
    "mena|irna|isna|mehr|fars|sana|ina|wafa|jta|jns|cna|ips|rns|kna|trend|itar-tass|ria novosti|unn|ukrinform",
    // German
    "dpa-afx|dapd|ddp|epd|sid|sda|ats|keystone-sda|keystone-ats|rtr|oe24|apa-ots|idw|news aktuell|ap/dpa",
    // French, Dutch
    "belga|anp|agence france-presse|map|aps|tap|la presse canadienne|keystone-ats|agence ecofin|novum",
    // Spanish, Portuguese
    "efe|europa press|ep|télam|telam|notimex|prensa latina|pl|agencia efe|acn|andina|ansa latina|lusa|agência lusa",
    "agência brasil|abr|folhapress|estadão conteúdo|ebc|agencia brasil|colpisa|dpa-es",
    // Italian
    "ansa|agi|adnkronos|askanews|italpress|dire|agenzia dire|lapresse|nova|agenzia nova|asca|apcom|radiocor|9colonne",
    "il sole 24 ore radiocor|agenzia italia|omniroma|mf-dj",
    // The north, the east and the south-east of Europe
    "tt|ntb|ritzau|stt|bns|leta|elta|pap|čtk|ctk|tasr|mti|agerpres|mediafax|bta|hina|sta|srna|fena|tanjug|beta|mia",
    "ana-mpa|ana|απε-μπε|απε|бта|танјуг|срна|фена",
    // Russian, Ukrainian, Belarusian and beyond
    "тасс|итар-тасс|риа новости|риа|интерфакс|прайм|регнум|рбк|росбалт|укринформ|уніан|унн|інтерфакс-україна",
    "белта|казинформ|кабар|апа|азертадж|арка|рейтер|рейтерс|укрінформ|sputnik|спутник",
    // Turkish, Azerbaijani
    "aa|dha|iha|anka|azertac|azərtac|anadolu ajansı|trend|report|ap-aa",
    // Arabic
    "أ ف ب|أ.ف.ب|ا ف ب|أف ب|أ ب|أ.ب|رويترز|د ب أ|د.ب.أ|شينخوا|وام|واس|قنا|كونا|بترا|سانا|واع|وفا|أ ش أ|أ.ش.أ",
    "وكالات|وات|واج|ومع|الأناضول|الاناضول|تاس|سبوتنيك|إرنا|بنا|العمانية|وكالة الأنباء السعودية|فرانس برس",
    // Persian, Urdu, Pashto, Kurdish
    "ایرنا|ایسنا|مهر|فارس|تسنیم|ایلنا|ایکنا|برنا|موج|شانا|خبرآنلاین|باشگاه خبرنگاران|رویترز|آران|پانا|ایمنا",
    "پژواک|باختر|خبرگزاری فرانسه|آسوشیتدپرس|شینهوا|تاس|اے پی پی|آن لائن|این این آئی|اے ایف پی|اے پی",
    // Hebrew
    "רויטרס|סוכנות הידיעות|סוכנויות|איי-פי|איי.פי|אי-פי|עיתים|איתי\"ם",
    // Hindi and others of India
    "भाषा|वार्ता|एजेंसी|आईएएनएस|एएनआई|रॉयटर्स|एपी|एएफपी|पीटीआई|यूनीवार्ता|हिन्दुस्थान समाचार|एजेंसियां",
    // Chinese
    "新华社|新華社|中新社|中新网|中新網|新华网|人民网|央视网|中央社|法新社|路透社|路透|美联社|美聯社|共同社|时事社|中通社|塔斯社",
    "本报|本報|本报讯|韩联社|埃菲社|德新社|俄新社|光明网|环球网|澎湃新闻|国际在线|中广网|中国网|中国青年网|央广网",
    // Japanese, Korean
    "共同|時事|ロイター|ap通信|afp時事|afp=時事|タス通信|新華社|聯合ニュース|ブルームバーグ|cnn.co.jp|afp",
    "연합뉴스|뉴시스|뉴스1|로이터|교도|신화|연합|ap연합뉴스|afp연합뉴스|newsis|이데일리|머니투데이",
]);

/// Whether a name in lower case is an agency's, as bylines or as datelines have it.
pub fn is_agency(name: &str) -> bool {
    WIRES.has(name) || AGENCIES.has(name)
}

/// Those of [`WIRES`] that stand before the place in Chinese, the longest first.
pub const CHINESE: &[&str] = &[
    "中国青年网",
    "澎湃新闻",
    "国际在线",
    "新华社",
    "新華社",
    "中新社",
    "中新网",
    "中新網",
    "新华网",
    "人民网",
    "央视网",
    "中央社",
    "法新社",
    "路透社",
    "美联社",
    "美聯社",
    "共同社",
    "时事社",
    "中通社",
    "塔斯社",
    "韩联社",
    "埃菲社",
    "德新社",
    "俄新社",
    "光明网",
    "环球网",
    "中广网",
    "中国网",
    "央广网",
    "本报",
    "本報",
];
