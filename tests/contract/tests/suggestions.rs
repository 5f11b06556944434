//! The demo district's keywords, against what citizens write.

use complaint_widget::{backend::Backend as _, domain::LanguageTag, form::suggest_categories};
use complaint_widget_contract::runner::Phone;

use crate::support::{Demo, Spoken, backend};

#[tokio::test]
async fn what_citizens_write_suggests_the_right_category() {
    let demo = Demo::start(Spoken::Native, 1_000).await;
    let native = backend(&demo.settings()).await;
    let categories = native.categories(&LanguageTag::new("en"));
    let categories = Phone::new().unwrap().run(categories).await.unwrap();
    let mut faults = Vec::new();
    for (text, expected) in [
        ("The street lights on our road have been out for a week", "street_lighting"),
        ("There is a big pothole in front of the school", "road_damage"),
        ("A car is parked in the fire lane and blocks the entrance", "parking"),
        ("Bus 42 never stops here and the driver was rude", "public_transport"),
        ("Construction noise all night, we can't sleep", "noise"),
        ("Nobody empties the bins, there is rubbish everywhere", "waste"),
        ("A branch fell off the tree in the playground", "trees_parks"),
        ("We have had no water since yesterday", "water_supply"),
        ("The sewer overflows when it rains", "drains"),
        ("Power cut in our building, no electricity", "power"),
        ("I can smell gas in the stairwell", "gas_smell"),
        ("The radiators are cold", "heating"),
        ("The elevator is broken again", "housing_repairs"),
        ("I got food poisoning at a restaurant", "food_safety"),
        ("The shop refuses to give me a refund", "consumer"),
        ("How do I renew my residence permit?", "government_service"),
        ("我家楼下的路灯不亮了", "street_lighting"),
        ("路面有个大坑", "road_damage"),
        ("有人乱停车，把小区门口堵门了", "parking"),
        ("公交车司机不停站", "public_transport"),
        ("半夜施工吵得睡不着", "noise"),
        ("垃圾桶满了没人清运", "waste"),
        ("树枝倒了挡住路", "trees_parks"),
        ("家里停水两天了", "water_supply"),
        ("下水道堵了，污水外溢", "drains"),
        ("小区停电了", "power"),
        ("楼道里有煤气味", "gas_smell"),
        ("暖气不热，家里太冷", "heating"),
        ("电梯坏了物业不管", "housing_repairs"),
        ("在饭店吃了变质的东西", "food_safety"),
        ("商家不给退款", "consumer"),
        ("怎么办理居住证", "government_service"),
        ("إنارة الشارع لا تعمل", "street_lighting"),
        ("توجد حفرة كبيرة في الطريق", "road_damage"),
        ("سيارة متوقفة تسد المدخل", "parking"),
        ("الحافلة لا تأتي في موعدها", "public_transport"),
        ("ضجيج وموسيقى طوال الليل", "noise"),
        ("القمامة والنفايات في كل مكان", "waste"),
        ("سقط غصن من الشجرة", "trees_parks"),
        ("لا توجد مياه منذ أمس", "water_supply"),
        ("طفح المجاري في الشارع", "drains"),
        ("انقطاع الكهرباء في الحي", "power"),
        ("أشم رائحة غاز في البناية", "gas_smell"),
        ("التدفئة لا تعمل", "heating"),
        ("المصعد معطل", "housing_repairs"),
        ("طعام فاسد في المطعم", "food_safety"),
        ("المتجر يرفض استرداد المبلغ", "consumer"),
        ("كيف أجدد الإقامة؟", "government_service"),
    ] {
        let suggested = suggest_categories(&categories, text, 3);
        if suggested.first().is_none_or(|first| first.0 != expected) {
            faults.push(format!("{text}: {expected} expected, {suggested:?} suggested"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    demo.stop().await;
}
