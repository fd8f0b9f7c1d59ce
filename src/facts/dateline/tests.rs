//! Datelines of agencies in the languages that they file in.

use super::*;

/// Lead, place, date, agency, byline, what is left.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const CASES: &[Case] = &[
    // English
    ("BERLIN, Nov. 24 (dpa) - It rained.", "BERLIN", "Nov. 24", "dpa", "", "It rained."),
    ("STOCKHOLM, Aug 29, 2014 (AFP) - Yes.", "STOCKHOLM", "Aug 29, 2014", "AFP", "", "Yes."),
    ("BUENOS AIRES, Argentina (AP) _ Yes.", "BUENOS AIRES, Argentina", "", "AP", "", "Yes."),
    ("WASHINGTON — Yes.", "WASHINGTON", "", "", "", "Yes."),
    ("ST. LOUIS (AP) — Yes.", "ST. LOUIS", "", "AP", "", "Yes."),
    ("SANTA FE, N.M. (AP) — Yes.", "SANTA FE, N.M.", "", "AP", "", "Yes."),
    ("SAITAMA, Japan, Dec. 9 Kyodo - Yes.", "SAITAMA, Japan", "Dec. 9", "Kyodo", "", "Yes."),
    ("BEIJING July 23 (Xinhua) -- Yes.", "BEIJING", "July 23", "Xinhua", "", "Yes."),
    ("NEW YORK, Nov. 24, 2026 /PRNewswire/ -- Yes.", "NEW YORK", "Nov. 24, 2026", "PRNewswire", "", "Yes."),
    (
        "NORTHBRIDGE, Nov. 24, 2026 /Nord Newswire/ -- Yes.",
        "NORTHBRIDGE",
        "Nov. 24, 2026",
        "Nord Newswire",
        "",
        "Yes.",
    ),
    (
        "MUMBAI, India, July 25, 2018/PRNewswire-AsiaNet/ Yes.",
        "MUMBAI, India",
        "July 25, 2018",
        "PRNewswire-AsiaNet",
        "",
        "Yes.",
    ),
    ("SAN FRANCISCO--(BUSINESS WIRE)--Yes.", "SAN FRANCISCO", "", "BUSINESS WIRE", "", "Yes."),
    (
        "MOSCOW, January 21. /TASS/. The Kremlin said no.",
        "MOSCOW",
        "January 21",
        "TASS",
        "",
        "The Kremlin said no.",
    ),
    ("Geneva, 24 November 2026 – Yes.", "Geneva", "24 November 2026", "", "", "Yes."),
    // German, Dutch, the north
    ("Berlin (dpa/bb) - Ja.", "Berlin", "", "dpa/bb", "", "Ja."),
    ("Berlin/Potsdam, 24. November (AFP) - Ja.", "Berlin/Potsdam", "24. November", "AFP", "", "Ja."),
    ("San Mateo (ANP) - Ja.", "San Mateo", "", "ANP", "", "Ja."),
    ("Oslo (NTB): Ja.", "Oslo", "", "NTB", "", "Ja."),
    // French
    ("Paris (ats afp) Oui.", "Paris", "", "ats afp", "", "Oui."),
    ("Strasbourg, 10 juil 2024 (AFP) - Oui.", "Strasbourg", "10 juil 2024", "AFP", "", "Oui."),
    // Spanish, Portuguese, Italian
    ("Nueva Delhi, 21 ene (EFE).- Sí.", "Nueva Delhi", "21 ene", "EFE", "", "Sí."),
    ("Lisboa, 05 out (Lusa) - Sim.", "Lisboa", "05 out", "Lusa", "", "Sim."),
    ("(ANSA) - ROMA, 05 OTT - Sì.", "ROMA", "05 OTT", "ANSA", "", "Sì."),
    ("Roma, 6 set. (askanews) – Sì.", "Roma", "6 set", "askanews", "", "Sì."),
    // Slovene, Polish
    ("Ankara, 1. oktobra - Da.", "Ankara", "1. oktobra", "", "", "Da."),
    ("Warszawa, 24 listopada (PAP) - Tak.", "Warszawa", "24 listopada", "PAP", "", "Tak."),
    // Russian, Ukrainian
    ("Москва. 31 декабря. ИНТЕРФАКС - Да.", "Москва", "31 декабря", "ИНТЕРФАКС", "", "Да."),
    ("МОСКВА, 5 октября. /ТАСС/. Да.", "МОСКВА", "5 октября", "ТАСС", "", "Да."),
    ("МОСКВА, 24 ноя — РИА Новости. Да.", "МОСКВА", "24 ноя", "РИА Новости", "", "Да."),
    // Turkish
    ("Ankara (AA)- Evet.", "Ankara", "", "AA", "", "Evet."),
    ("İSTANBUL (DHA) - Evet.", "İSTANBUL", "", "DHA", "", "Evet."),
    // Arabic, Persian, Hebrew, Hindi
    ("فريتاون, 26-11-2023 (أ ف ب) - نعم", "فريتاون", "26-11-2023", "أ ف ب", "", "نعم"),
    ("إيفانوفو (روسيا) (أ ف ب) - نعم", "إيفانوفو (روسيا)", "", "أ ف ب", "", "نعم"),
    ("القاهرة 24 نوفمبر 2026 (شينخوا) -- نعم", "القاهرة", "24 نوفمبر 2026", "شينخوا", "", "نعم"),
    ("دبي - رويترز: نعم", "دبي", "", "رويترز", "", "نعم"),
    ("تهران - ایرنا - بله", "تهران", "", "ایرنا", "", "بله"),
    ("تهران، ۳ آذر (ایسنا) - بله", "تهران", "۳ آذر", "ایسنا", "", "بله"),
    ("کابل (پژواک، ۳ قوس): بله", "کابل", "۳ قوس", "پژواک", "", "بله"),
    ("(AGI) Roma, 24 nov. - Sì.", "Roma", "24 nov", "AGI", "", "Sì."),
    ("ירושלים (רויטרס) - כן", "ירושלים", "", "רויטרס", "", "כן"),
    ("नयी दिल्ली, 24 नवंबर (भाषा) हाँ।", "नयी दिल्ली", "24 नवंबर", "भाषा", "", "हाँ।"),
    // Chinese
    ("新华社北京1月11日电（记者 成欣）是。", "北京", "1月11日", "新华社", "记者 成欣", "是。"),
    ("中新社北京九月二十七日电 是。", "北京", "九月二十七日", "中新社", "", "是。"),
    ("中新网北京11月8日电 是。", "北京", "11月8日", "中新网", "", "是。"),
    ("北江网11月24日电 是。", "", "11月24日", "北江网", "", "是。"),
    ("（北方社 11月24日）是。", "", "11月24日", "北方社", "", "是。"),
    ("（北京24日讯）是。", "北京", "24日", "", "", "是。"),
    ("本报讯 是。", "", "", "本报", "", "是。"),
    ("（中央社記者王小明台北24日電）是。", "", "24日", "中央社", "", "是。"),
    // Japanese, Korean
    ("【東京共同】はい。", "東京", "", "共同", "", "はい。"),
    ("[東京　24日　ロイター] - はい。", "東京", "24日", "ロイター", "", "はい。"),
    ("【ワシントン＝田中太郎】はい。", "ワシントン", "", "", "田中太郎", "はい。"),
    ("(서울=연합뉴스) 홍길동 기자 = 네.", "서울", "", "연합뉴스", "홍길동 기자", "네."),
    ("[서울=뉴시스] 네.", "서울", "", "뉴시스", "", "네."),
];

#[test]
fn datelines_of_agencies() {
    let mut wrong = Vec::new();
    for (lead, place, date, source, byline, rest) in CASES {
        let Some(found) = dateline(lead) else {
            wrong.push(format!("{lead}: none"));
            continue;
        };
        let say = |field: &Option<String>| field.clone().unwrap_or_default();
        let line = &found.dateline;
        let got = (say(&line.place), say(&line.date), say(&line.source), say(&found.byline));
        let left = lead.get(found.cut..).unwrap_or_default();
        if (got.0.as_str(), got.1.as_str(), got.2.as_str(), got.3.as_str(), left)
            != (*place, *date, *source, *byline, *rest)
        {
            wrong.push(format!("{lead}: {got:?} {left:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_printed_line_is_kept_whole() {
    for (lead, text) in [
        ("Москва. 31 декабря. ИНТЕРФАКС - Да.", "Москва. 31 декабря. ИНТЕРФАКС"),
        ("(ANSA) - ROMA, 05 OTT - Sì.", "(ANSA) - ROMA, 05 OTT"),
        ("新华社北京1月11日电（记者 成欣）是。", "新华社北京1月11日电"),
        ("MOSCOW, January 21. /TASS/. Yes.", "MOSCOW, January 21. /TASS/"),
    ] {
        assert_eq!(dateline(lead).and_then(|f| f.dateline.text).as_deref(), Some(text));
    }
}

#[test]
fn sentences_are_no_datelines() {
    for lead in [
        "He said (and meant) - nothing.",
        "The talks - long ones - failed.",
        "It ended (AP)",
        "Rain fell. Snow (too) - no.",
        "Merkel (CDU) sagte ja.",
        "Am 24. November - einem Dienstag - regnete es.",
        "Der Vertrag vom 24. November 2026 - ein dickes Papier - gilt.",
        "WASHINGTON-based lawyers said so - often.",
        "新华社电视台是。",
        "【独自】はい。",
        "(사진=홍길동) 네.",
        "Angela Merkel - Reuters said - left.",
        "(AP) staff said so.",
        "（北京电视台）是。",
        "Il 24 ottobre - un martedì - piovve.",
    ] {
        assert_eq!(dateline(lead), None, "{lead}");
    }
}
