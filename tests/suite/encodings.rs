//! News text of many languages in the charsets that could hold it, undeclared: the text comes back as it was.

use std::collections::HashMap;
use wirecopy::ReadOptions;

/// A text of our own in a language, and the legacy charsets that can hold it.
const TEXTS: &[(&str, &str, &[&str])] = &[
    (
        "fa",
        "به گزارش خبرگزاری ایران، باران پاییزی سه شنبه شب در استان های شمالی بارید و کشاورزان پس از هفت ماه انتظار به کاشت گندم امیدوار شدند. رئیس سازمان هواشناسی گفت این بارش تا پایان هفته ادامه دارد و دمای هوا چند درجه کاهش می یابد. شهردار رشت نیز از مردم خواست در مصرف آب صرفه جویی کنند.",
        &["windows-1256"],
    ),
    (
        "ar",
        "هطلت أمطار غزيرة على المحافظات الشمالية مساء الثلاثاء للمرة الأولى منذ الربيع، وقال مزارعون إنهم سيبدأون زراعة القمح قبل نهاية الأسبوع. وأكد رئيس هيئة الأرصاد أن الأمطار ستستمر حتى يوم الجمعة، وطلبت البلدية من السكان توخي الحذر على الطرق الجبلية.",
        &["windows-1256", "iso-8859-6"],
    ),
    (
        "ur",
        "محکمہ موسمیات کے مطابق منگل کی رات شمالی علاقوں میں بارش ہوئی جس سے کسانوں نے سکھ کا سانس لیا۔ وزیر زراعت نے کہا کہ گندم کی بوائی اس ہفتے شروع ہو گی اور پانی کی قلت کم ہو جائے گی۔",
        &["windows-1256"],
    ),
    (
        "he",
        "גשם כבד ירד ביום שלישי בלילה בצפון הארץ לראשונה מאז האביב, והחקלאים אמרו כי יתחילו לזרוע חיטה לפני סוף השבוע. ראש השירות המטאורולוגי מסר כי הגשם יימשך עד יום שישי והטמפרטורות ירדו בכמה מעלות. ראש העירייה ביקש מהתושבים לחסוך במים.",
        &["windows-1255", "iso-8859-8"],
    ),
    (
        "ru",
        "Дождь прошёл во вторник вечером в северных районах впервые с весны, и фермеры сообщили, что начнут сеять пшеницу до конца недели. Глава метеорологической службы отметил, что осадки продлятся до пятницы, а температура снизится на несколько градусов. Мэр города попросил жителей беречь воду.",
        &["windows-1251", "koi8-r", "iso-8859-5", "ibm866", "ibm855", "x-mac-cyrillic"],
    ),
    (
        "uk",
        "Дощ пройшов у вівторок увечері в північних областях уперше з весни, і фермери повідомили, що почнуть сіяти пшеницю до кінця тижня. Керівник метеорологічної служби зазначив, що опади триватимуть до п'ятниці, а температура знизиться на кілька градусів. Міський голова попросив мешканців берегти воду.",
        &["windows-1251", "koi8-u"],
    ),
    (
        "bg",
        "Дъжд валя във вторник вечерта в северните области за първи път от пролетта и земеделците съобщиха, че ще започнат да сеят пшеница преди края на седмицата. Ръководителят на метеорологичната служба каза, че валежите ще продължат до петък, а температурите ще се понижат с няколко градуса.",
        &["windows-1251", "iso-8859-5"],
    ),
    (
        "el",
        "Βροχή έπεσε το βράδυ της Τρίτης στις βόρειες περιοχές για πρώτη φορά από την άνοιξη και οι αγρότες δήλωσαν ότι θα αρχίσουν να σπέρνουν σιτάρι πριν από το τέλος της εβδομάδας. Ο επικεφαλής της μετεωρολογικής υπηρεσίας είπε ότι οι βροχές θα συνεχιστούν έως την Παρασκευή.",
        &["windows-1253", "iso-8859-7"],
    ),
    (
        "tr",
        "Salı akşamı kuzey illerinde ilkbahardan bu yana ilk kez yağmur yağdı ve çiftçiler hafta sonundan önce buğday ekmeye başlayacaklarını söyledi. Meteoroloji müdürü yağışın cuma gününe kadar süreceğini, sıcaklığın ise birkaç derece düşeceğini açıkladı. Belediye başkanı halktan suyu dikkatli kullanmasını istedi.",
        &["windows-1254"],
    ),
    (
        "pl",
        "We wtorek wieczorem w północnych województwach po raz pierwszy od wiosny spadł deszcz, a rolnicy zapowiedzieli, że jeszcze w tym tygodniu zaczną siać pszenicę. Szef służby meteorologicznej powiedział, że opady potrwają do piątku, a temperatura obniży się o kilka stopni. Burmistrz poprosił mieszkańców o oszczędzanie wody.",
        &["windows-1250", "iso-8859-2"],
    ),
    (
        "cs",
        "V úterý večer na severu země poprvé od jara pršelo a zemědělci oznámili, že ještě před koncem týdne začnou sít pšenici. Šéf meteorologické služby řekl, že déšť potrvá do pátku a teplota klesne o několik stupňů. Starosta požádal obyvatele, aby šetřili vodou.",
        &["windows-1250", "iso-8859-2"],
    ),
    (
        "hu",
        "Kedden este tavasz óta először esett eső az északi megyékben, és a gazdák azt mondták, hogy még a hét vége előtt megkezdik a búza vetését. Az időjárási szolgálat vezetője közölte, hogy a csapadék péntekig tart, a hőmérséklet pedig néhány fokkal csökken. A polgármester arra kérte a lakókat, hogy takarékoskodjanak a vízzel.",
        &["windows-1250", "iso-8859-2"],
    ),
    (
        "lt",
        "Antradienio vakarą šiaurinėse apskrityse pirmą kartą nuo pavasario lijo, o ūkininkai pranešė, kad dar iki savaitės pabaigos pradės sėti kviečius. Meteorologijos tarnybos vadovas sakė, kad lietus tęsis iki penktadienio, o temperatūra nukris keliais laipsniais. Meras paprašė gyventojų taupyti vandenį.",
        &["windows-1257", "iso-8859-13"],
    ),
    (
        "lv",
        "Otrdienas vakarā ziemeļu novados pirmo reizi kopš pavasara lija, un zemnieki paziņoja, ka vēl līdz nedēļas beigām sāks sēt kviešus. Meteoroloģijas dienesta vadītājs sacīja, ka nokrišņi turpināsies līdz piektdienai, bet temperatūra pazemināsies par dažiem grādiem.",
        &["windows-1257", "iso-8859-13"],
    ),
    (
        "th",
        "ฝนตกหนักในจังหวัดภาคเหนือเมื่อคืนวันอังคารเป็นครั้งแรกนับตั้งแต่ฤดูใบไม้ผลิ เกษตรกรกล่าวว่าจะเริ่มปลูกข้าวก่อนสิ้นสัปดาห์ หัวหน้ากรมอุตุนิยมวิทยากล่าวว่าฝนจะตกต่อเนื่องจนถึงวันศุกร์ และอุณหภูมิจะลดลงหลายองศา",
        &["windows-874"],
    ),
    (
        "vi",
        // The tones stand behind their letters, as windows-1258 has them.
        "Mưa lơ\u{301}n đa\u{303} trút xuô\u{301}ng các ti\u{309}nh phía bă\u{301}c vào tô\u{301}i thư\u{301} Ba, lâ\u{300}n đâ\u{300}u tiên kê\u{309} tư\u{300} mùa xuân, và nông dân cho biê\u{301}t ho\u{323} se\u{303} bă\u{301}t đâ\u{300}u gieo lúa mi\u{300} trươ\u{301}c cuô\u{301}i tuâ\u{300}n. Giám đô\u{301}c đài khí tươ\u{323}ng nói mưa se\u{303} kéo dài đê\u{301}n thư\u{301} Sáu và nhiê\u{323}t đô\u{323} se\u{303} gia\u{309}m vài đô\u{323}. Thi\u{323} trươ\u{309}ng kêu go\u{323}i ngươ\u{300}i dân tiê\u{301}t kiê\u{323}m nươ\u{301}c và câ\u{309}n thâ\u{323}n trên đươ\u{300}ng núi.",
        &["windows-1258"],
    ),
    (
        "zh-Hans",
        "北京周三迎来今冬第一场雨。气象台负责人说，降雨将持续到周五，气温将下降几度。农民表示，他们将在本周末之前开始播种小麦。市长要求居民节约用水，并注意山区道路的安全。据新华社报道，这是七个月以来的第一次降雨。",
        &["gbk", "gb18030"],
    ),
    (
        "zh-Hant",
        "台北週三迎來今冬第一場雨。氣象局負責人說，降雨將持續到週五，氣溫將下降幾度。農民表示，他們將在本週末之前開始播種小麥。市長要求居民節約用水，並注意山區道路的安全。據中央社報導，這是七個月以來的第一次降雨。",
        &["big5"],
    ),
    (
        "ja",
        "東京では水曜日、この冬初めての雨が降った。気象庁の担当者は、雨は金曜日まで続き、気温は数度下がると述べた。農家は今週末までに小麦の種まきを始めるという。市長は住民に節水を呼びかけ、山道の安全に注意するよう求めた。",
        &["shift_jis", "euc-jp", "iso-2022-jp"],
    ),
    (
        "ko",
        "서울에는 수요일 올겨울 첫 비가 내렸다. 기상청 관계자는 비가 금요일까지 이어지고 기온이 몇 도 내려갈 것이라고 말했다. 농민들은 이번 주말 전에 밀을 심기 시작할 것이라고 밝혔다. 시장은 주민들에게 물을 아껴 쓰고 산길을 조심해 달라고 당부했다.",
        &["euc-kr"],
    ),
    (
        "de",
        "In den nördlichen Kreisen hat es am Dienstagabend zum ersten Mal seit dem Frühjahr geregnet. Die Bauern kündigten an, noch vor Ende der Woche Weizen zu säen. Der Leiter des Wetterdienstes sagte, die Niederschläge würden bis Freitag anhalten, die Temperaturen gingen um einige Grad zurück. Die Bürgermeisterin bat, Wasser zu sparen, außer für das Nötigste.",
        &["windows-1252"],
    ),
    (
        "fr",
        "Il a plu mardi soir dans les départements du nord pour la première fois depuis le printemps, et les agriculteurs ont annoncé qu'ils sèmeraient du blé avant la fin de la semaine. Le directeur du service météorologique a déclaré que les précipitations dureraient jusqu'à vendredi et que les températures baisseraient de quelques degrés.",
        &["windows-1252"],
    ),
    (
        "es",
        "El martes por la noche llovió en las provincias del norte por primera vez desde la primavera, y los agricultores anunciaron que sembrarán trigo antes de que termine la semana. El director del servicio meteorológico señaló que la lluvia continuará hasta el viernes y que la temperatura bajará unos grados en las montañas.",
        &["windows-1252"],
    ),
    (
        "sv",
        "Det regnade på tisdagskvällen i de norra länen för första gången sedan i våras, och bönderna sade att de börjar så vete före veckans slut. Chefen för vädertjänsten sade att regnet fortsätter till fredag och att temperaturen sjunker några grader. Kommunalrådet bad invånarna att spara på vattnet.",
        &["windows-1252"],
    ),
];

fn decode(bytes: &[u8], label: Option<&str>) -> Option<(String, &'static str)> {
    let options = ReadOptions {
        from: Some("text".into()),
        encoding: label.map(str::to_owned),
        ..ReadOptions::default()
    };
    let reading = wirecopy::read("story.txt", bytes, &options).ok()?;
    Some((reading.source.text().to_owned(), reading.source.encoding().name))
}

/// A text in a charset; `None` where it cannot hold it.
fn encode(text: &str, label: &str) -> Option<Vec<u8>> {
    if let Some(encoding) = encoding_rs::Encoding::for_label(label.as_bytes()) {
        let (bytes, _, lossy) = encoding.encode(text);
        return (!lossy).then(|| bytes.into_owned());
    }
    let mut table: HashMap<char, u8> = HashMap::new();
    for byte in 0x80..=0xFF_u8 {
        let (decoded, _) = decode(&[b'a', byte, b'a'], Some(label))?;
        table.insert(decoded.chars().nth(1)?, byte);
    }
    text.chars()
        .map(|c| if c.is_ascii() { u8::try_from(u32::from(c)).ok() } else { table.get(&c).copied() })
        .collect()
}

#[test]
fn undeclared_legacy_text_comes_back() {
    let (mut count, mut wrong) = (0, Vec::new());
    for (language, text, charsets) in TEXTS {
        for charset in *charsets {
            for length in [60, 200, 1000, 4000] {
                let story: String = text.chars().chain("\n\n".chars()).cycle().take(length).collect();
                // What a charset cannot hold is left out, as its writers did.
                let held: String =
                    story.chars().filter(|c| encode(&c.to_string(), charset).is_some()).collect();
                let Some(bytes) = encode(&held, charset) else { panic!("{language} {charset}") };
                count += 1;
                let Some((found, name)) = decode(&bytes, None) else { panic!("{language} {charset}") };
                if found != held {
                    wrong.push(format!("{language} {charset} {length}: read as {name}"));
                }
            }
        }
    }
    println!("{} of {count} texts come back", count - wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn marks_patterns_and_labels_beyond_the_standard() {
    let utf32: Vec<u8> = "خبر a".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    assert_eq!(decode(&utf32, None), Some(("خبر a".into(), "UTF-32LE")));
    let marked = [&[0xFF, 0xFE, 0, 0], utf32.as_slice()].concat();
    assert_eq!(decode(&marked, None), Some(("خبر a".into(), "UTF-32LE")));
    assert_eq!(decode(b"\x1B$)C\x0EGQ1[\x0F!", None), Some(("한글!".into(), "ISO-2022-KR")));
    assert_eq!(decode(b"\x82", Some("cp437")), Some(("é".into(), "IBM437")));
    assert_eq!(decode(b"+AGE-", Some("utf-7")), None);
    assert_eq!(decode(b"plain ASCII", None), Some(("plain ASCII".into(), "UTF-8")));
}

/// All charsets that a text may come in, whether one would choose them or not.
const ALL: &[&str] = &[
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-9",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "koi8-r",
    "koi8-u",
    "ibm866",
    "ibm855",
    "x-mac-cyrillic",
    "macintosh",
    "cp437",
    "cp850",
    "cp852",
    "cp857",
    "cp775",
    "cp737",
    "windows-874",
    "gbk",
    "gb18030",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "euc-kr",
];

/// How many characters a text must have for all of [`ALL`]: below, a few letters with accents say too little.
const ENOUGH: [usize; 2] = [1000, 4000];

#[test]
fn text_comes_back_from_every_charset_that_can_hold_it() {
    let (mut count, mut wrong) = (0, Vec::new());
    for (language, text, _) in TEXTS {
        for charset in ALL {
            for length in ENOUGH {
                let story: String = text.chars().chain("\n\n".chars()).cycle().take(length).collect();
                let Some(bytes) = encode(&story, charset) else { continue };
                count += 1;
                let Some((found, name)) = decode(&bytes, None) else { panic!("{language} {charset}") };
                if found != story {
                    wrong.push(format!("{language} {charset} {length}: read as {name}"));
                }
            }
        }
    }
    println!("{} of {count} texts come back", count - wrong.len());
    assert!(count > 300);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
