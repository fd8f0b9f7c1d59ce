//! Clean copy in sixteen languages is read without a finding above info, and so is the story that the project began with.

use crate::common::read;
use wirecopy::Severity;
use wirecopy::{Profile, check};

/// The language, and a story in it.
const STORIES: &[(&str, &str)] = &[
    (
        "en",
        "Rain ends the longest drought in forty years\n\nBy Ada Reed\n\nNORTHBRIDGE, Nov. 24 (Nord) - It rained on Tuesday (for the first time since spring), and farmers' hopes rose 3.5%.\n\n“We had stopped looking,” said Tom Hill. “This morning the dog wouldn't come in; I knew why.”\n\nReservoirs are at 31 percent, the U.S.-style index at 4,200. See https://x.example/a_(b)?c=1&d=%D8%A8 or ask desk@nord.example.\n\n-30-\n",
    ),
    (
        "de",
        "Regen beendet die längste Dürre seit vierzig Jahren\n\nVon Karl Meier\n\nNordbruck (dpa) - Es hat am 24. November 2026 geregnet, z. B. in Nordbruck und St. Ulrich (erstmals seit dem Frühjahr).\n\n„Wir haben nicht mehr hingeschaut“, sagte Tom Hügel. »Heute früh«, so der Bauer, »wollte der Hund nicht ins Haus.«\n\nDie Speicher sind zu 31,5 Prozent gefüllt; 3.200 Höfe atmen auf. Der e.V. dankt.\n",
    ),
    (
        "fr",
        "La pluie met fin à la plus longue sécheresse depuis quarante ans\n\nPar Anne Petit\n\nPérigueux, 24 nov 2026 (AFP) - Il a plu mardi : les éleveurs, eux, n'y croyaient plus !\n\n« On ne regardait plus le ciel », dit Tom Colin. « Ce matin, le chien n'a pas voulu rentrer. »\n\nLes réserves sont à 31 % ; l'interdiction d'arroser l'après-midi demeure. Où et jusqu'à quand ? On l'ignore.\n",
    ),
    (
        "es",
        "La lluvia pone fin a la sequía más larga en cuarenta años\n\nPor Ana Ruiz\n\nMadrid, 24 nov (EFE).- Llovió el martes (por primera vez desde la primavera) en todo el norte.\n\n«Ya no mirábamos al cielo», dijo Tomás Colina. «¿Y el perro? ¡No quiso entrar!»\n\nLos embalses están al 31 por ciento.\n",
    ),
    (
        "it",
        "La pioggia mette fine alla siccità più lunga da quarant'anni\n\nRoma, 24 nov. (askanews) - È piovuto martedì per la prima volta dalla primavera: così l'ufficio.\n\n\"Non guardavamo più il cielo\", ha detto Tom Colli. \"Stamattina il cane non è voluto entrare\".\n\nGli invasi sono al 31% (erano al 12%).\n",
    ),
    (
        "pt",
        "Chuva põe fim à seca mais longa em quarenta anos\n\nLisboa, 24 nov (Lusa) - Choveu na terça-feira pela primeira vez desde a primavera, disse o serviço.\n\n“Já não olhávamos para o céu”, disse Tomás Colina. “Hoje, o cão não quis entrar.”\n\nAs barragens estão a 31% da capacidade.\n",
    ),
    (
        "nl",
        "Regen maakt einde aan langste droogte in veertig jaar\n\nAMSTERDAM (ANP) - Dinsdag regende het voor het eerst sinds het voorjaar, zei de dienst 's ochtends.\n\n‘We keken niet meer naar de lucht’, zei Tom Heuvel. ‘Vanmorgen wilde de hond niet naar binnen.’\n\nDe bekkens zijn voor 31 procent gevuld; 's avonds sproeien mag niet.\n",
    ),
    (
        "ru",
        "Дождь закончил самую долгую засуху за сорок лет\n\nМОСКВА, 24 ноября. /ТАСС/. Во вторник впервые с весны прошел дождь, сообщило управление рек (и IT-служба).\n\n«Мы перестали смотреть на небо, — сказал пастух Фома Холмов. — А утром собака не захотела выходить».\n\nВодохранилища заполнены на 31%; запрет на полив — до 20:00 — остается в силе.\n",
    ),
    (
        "tr",
        "Yağmur kırk yılın en uzun kuraklığını bitirdi\n\nANKARA (AA) - Salı günü ilkbahardan bu yana ilk kez yağmur yağdı, dedi Nehir İdaresi'nden Ayşe Işık.\n\n\"Artık göğe bakmıyorduk\" diyen çoban, \"Bu sabah köpek içeri girmedi.\" dedi.\n\nBarajlar yüzde 31 dolu; bahçe sulamak 20.00'ye kadar yasak.\n",
    ),
    (
        "ar",
        "أمطار غزيرة تنهي أطول موجة جفاف منذ أربعين عاما\n\nالقاهرة 24 نوفمبر 2026 (شينخوا) -- هطلت أمطار يوم الثلاثاء (للمرة الأولى منذ الربيع)، وقال مزارعون إنهم سيعودون.\n\nوقال الراعي: \"لم نعد ننظر إلى السماء\"، مضيفا أن «الكلب رفض الخروج».\n\nبلغ مخزون السدود 31 في المئة عام 1448 هـ. فمتى ترفع القيود؟\n",
    ),
    (
        "fa",
        "باران طولانی‌ترین خشکسالی چهل سال را پایان داد\n\nتهران، ۳ آذر (ایسنا) - باران روز سه‌شنبه برای نخستین بار از بهار بارید و کشاورزان می‌گویند دوباره می‌کارند.\n\nچوپان گفت: «دیگر به آسمان نگاه نمی‌کردیم؛ امروز سگ به خانه نیامد.»\n\nذخیره سدها به ۳۱ درصد (۱۲٫۵ درصد در تابستان) رسیده است. تا کی؟\n\nپایان پیام/\n",
    ),
    (
        "he",
        "הגשם סיים את הבצורת הארוכה מזה ארבעים שנה\n\nמאת: נועה לוי\n\nירושלים (רויטרס) - ביום שלישי ירד גשם לראשונה מאז האביב, מסר דובר צה\"ל לשעבר (היום ברשות הנחלים).\n\n\"לא הבטנו עוד בשמיים\", אמר הרועה. \"הבוקר הכלב לא רצה להיכנס\".\n\nהמאגרים מלאים ב-31 אחוז; עו\"ד רז ביקש להמתין.\n",
    ),
    (
        "zh",
        "四十年来最长的干旱因雨结束\n\n新华社北京11月24日电（记者 王芳）北方地区星期二迎来春天以来的第一场雨，农民表示本周内重新播种。\n\n“我们早就不看天了，”牧羊人说，“今天早上狗不肯进屋。”\n\n水库蓄水量达到31%（去年为12%）；《用水条例》仍然有效。\n\n（完）\n",
    ),
    (
        "ja",
        "四十年で最長の干ばつ、雨で終わる\n\n【東京共同】北部で24日、春以来初めて雨が降った。農家は週末までに種をまくと話している。\n\n「空を見上げるのをやめていた」と羊飼いの丘さん（54）。『河川法』による制限は続く。\n\n貯水池の水量は31パーセント。ＮＨＫなどが伝えた。\n",
    ),
    (
        "ko",
        "40년 만의 최장 가뭄, 비로 끝나\n\n(서울=연합뉴스) 홍길동 기자 = 북부 지방에 24일 봄 이후 처음으로 비가 내렸다고 하천청이 밝혔다.\n\n\"하늘을 보지 않았다\"는 목동은 \"오늘 아침 개가 들어오려 하지 않았다\"고 말했다.\n\n저수율은 31%(지난해 12%)이며 '물 사용 제한'은 계속된다.\n",
    ),
    (
        "hi",
        "चालीस साल का सबसे लंबा सूखा बारिश से खत्म\n\nनयी दिल्ली, 24 नवंबर (भाषा) उत्तरी जिलों में मंगलवार को पहली बार बारिश हुई, नदी प्राधिकरण ने कहा।\n\nचरवाहे ने कहा, “हमने आसमान देखना छोड़ दिया था।” उसने कहा कि कुत्ता घर में नहीं आया।\n\nजलाशय 31 प्रतिशत (पिछले साल 12 प्रतिशत) भरे हैं।\n",
    ),
];

#[test]
fn clean_copy_has_no_finding_above_info() {
    let seed = std::fs::read("fixtures/text-persian-agency-story/input.txt").unwrap();
    let seed = ("fa", String::from_utf8(seed).unwrap());
    let mut wrong = Vec::new();
    for (language, story) in STORIES.iter().map(|(l, s)| (*l, (*s).to_owned())).chain([seed]) {
        let reading = read("story.txt", story.as_bytes(), None);
        let article = reading.document.items[0].as_article().unwrap();
        let read_as = article.language.as_ref().map(|l| l.primary());
        assert_eq!(read_as.as_deref(), Some(language), "{story}");
        assert!(article.headline.is_some() && !article.body.is_empty());
        for finding in check(&reading, &Profile::default()).list() {
            if finding.severity > Severity::Info && finding.rule.group() != "required" {
                wrong.push(format!("{language}: {} {}", finding.rule.name, finding.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_story_of_an_agency_has_its_dateline() {
    for (language, story) in STORIES {
        let reading = read("story.txt", story.as_bytes(), None);
        let article = reading.document.items[0].as_article().unwrap();
        assert!(article.dateline.is_some(), "{language}: {article:?}");
    }
}

#[test]
fn a_fix_mends_what_it_is_for_and_nothing_else() {
    for (rule, bad, good) in [
        ("text/arabic-yeh", "باران پايان يافت و باد ماند", "باران پایان یافت و باد ماند"),
        ("text/arabic-kaf", "پایان خشكسالی در شمال", "پایان خشکسالی در شمال"),
        ("text/not-nfc", "La de\u{301}cision a e\u{301}te\u{301} prise", "La décision a été prise"),
        ("text/presentation-form", "ﻣﻄﺮ في الشمال", "مطر في الشمال"),
        ("text/ligature", "The ﬁrst rain", "The first rain"),
        ("markup/entity-left", "Rain &amp; snow &amp; wind", "Rain & snow & wind"),
        ("markup/entity-left", "Rain &there4; snow in &Lstrok;&oacute;d&zacute;", "Rain ∴ snow in Łódź"),
        ("text/tatweel", "مطـــر في الشمال", "مطر في الشمال"),
        ("text/soft-hyphen", "Rain\u{AD}fall", "Rainfall"),
    ] {
        let language = if bad.contains("الشمال") { "ar" } else { "fa" };
        let json = |headline: &str| {
            format!("{{\"kind\":\"article\",\"language\":\"{language}\",\"headline\":\"{headline}\"}}")
        };
        let source = json(bad);
        let reading = read("item.json", source.as_bytes(), Some("json"));
        let findings = check(&reading, &Profile::default());
        let finding =
            findings.list().iter().find(|f| f.rule.name == rule).unwrap_or_else(|| panic!("{rule}"));
        let fix = finding.fix.as_ref().unwrap_or_else(|| panic!("{rule} has no fix"));
        let mut mended = source.clone();
        mended.replace_range(fix.span.start..fix.span.end, &fix.replacement);
        assert_eq!(mended, json(good), "{rule}");
        let again = read("item.json", mended.as_bytes(), Some("json"));
        assert!(check(&again, &Profile::default()).list().iter().all(|f| f.rule.name != rule), "{rule}");
    }
}
