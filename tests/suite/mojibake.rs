//! Text that was read as the wrong charset: what is repaired in the wild, and what is left alone. The cases are other
//! people's: where they are missing the test says so and passes, except in CI.

use crate::common;
use serde_json::Value;
use wirecopy::internals::mojibake;

fn cases(name: &str) -> Option<Vec<Value>> {
    let path = common::conformance()?.join("mojibake").join(name);
    Some(serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
}

fn text<'v>(case: &'v Value, key: &str) -> Option<&'v str> {
    case.get(key).and_then(Value::as_str)
}

#[test]
fn what_was_misread_in_the_wild_is_repaired() {
    let Some(cases) = cases("in-the-wild.json") else { return };
    let mut wrong = Vec::new();
    for case in &cases {
        let original = text(case, "original").unwrap();
        let fixed = text(case, "fixed-encoding").or_else(|| text(case, "fixed")).unwrap();
        let ours = mojibake::repair(original).unwrap_or_else(|| original.to_owned());
        if ours != fixed {
            wrong.push(format!("{original:?}\n  should be {fixed:?}\n  is        {ours:?}"));
        }
    }
    println!("{} of {} repaired", cases.len() - wrong.len(), cases.len());
    assert!(wrong.len() <= 2, "{}", wrong.join("\n"));
}

#[test]
fn what_is_sound_is_left_alone() {
    let Some(cases) = cases("negative.json") else { return };
    let mut wrong = Vec::new();
    for case in &cases {
        let original = text(case, "original").unwrap();
        if let Some(touched) = mojibake::repair(original).filter(|t| Some(t.as_str()) != text(case, "fixed"))
        {
            wrong.push(format!("{original:?}\n  became {touched:?}"));
        }
    }
    println!("{} of {} left alone", cases.len() - wrong.len(), cases.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// News of our own in many scripts, and the charsets that programs take UTF-8 for.
const NEWS: &[(&str, &[&str])] = &[
    (
        "به گزارش خبرگزاری ایران، باران پاییزی سه‌شنبه شب در استان‌های شمالی بارید.",
        &["windows-1256", "windows-1252"],
    ),
    (
        "هطلت أمطار غزيرة على المحافظات الشمالية مساء الثلاثاء للمرة الأولى منذ الربيع.",
        &["windows-1256", "windows-1252"],
    ),
    ("גשם כבד ירד ביום שלישי בלילה בצפון הארץ לראשונה מאז האביב.", &["windows-1255", "windows-1252"]),
    (
        "Дождь прошёл во вторник вечером в северных районах впервые с весны.",
        &["windows-1251", "koi8-r", "windows-1252", "macintosh"],
    ),
    (
        "Дощ пройшов у вівторок увечері в північних областях уперше з весни.",
        &["windows-1251", "windows-1252"],
    ),
    ("Βροχή έπεσε το βράδυ της Τρίτης στις βόρειες περιοχές.", &["windows-1253", "windows-1252"]),
    (
        "Salı akşamı kuzey illerinde ilkbahardan bu yana ilk kez yağmur yağdı.",
        &["windows-1254", "windows-1252"],
    ),
    ("We wtorek wieczorem w północnych województwach spadł deszcz.", &["windows-1250", "windows-1252"]),
    ("V úterý večer na severu země poprvé od jara pršelo.", &["windows-1250", "windows-1252"]),
    (
        "In der Nacht fiel über Köln Regen, „endlich“, wie Bauern sagten.",
        &["windows-1252", "macintosh", "windows-1250"],
    ),
    (
        "La pluie est tombée mardi à Liège, « enfin », disent les fermiers.",
        &["windows-1252", "macintosh", "windows-1250"],
    ),
    ("周二晚上，北方多地迎来春天以来的第一场雨。", &["windows-1252", "macintosh"]),
    ("火曜日の夜、北部で春以来初めての雨が降った。", &["windows-1252", "macintosh"]),
    ("मंगलवार की रात उत्तरी ज़िलों में बारिश हुई।", &["windows-1252"]),
];

fn misread(text: &str, label: &str) -> String {
    let charset = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    charset.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}

#[test]
fn news_in_every_script_comes_back() {
    let mut wrong = Vec::new();
    let mut all = 0;
    for (text, charsets) in NEWS {
        assert_eq!(mojibake::repair(text), None, "{text} is sound");
        for charset in *charsets {
            let once = misread(text, charset);
            let twice = misread(&once, "windows-1252");
            for spoilt in [once, twice] {
                all += 1;
                let ours = mojibake::repair(&spoilt);
                if ours.as_deref() != Some(text) {
                    wrong.push(format!("{charset}: {text}\n  {spoilt}\n  {ours:?}"));
                }
            }
        }
    }
    println!("{} of {all} come back", all - wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
