//! Words of newspapers: what mastheads, headlines, openings, captions and bylines are made of, simplified and
//! traditional, with the common Japanese ones.

use super::{Characters, Words};
use std::sync::LazyLock;

/// Words that stand in mastheads and imprints and hardly anywhere else.
pub static IMPRINT: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "\
    扫描二维码 扫一扫 扫码 二维码 官方微信 微信公众号 公众号 官方微博 社区发布 主办 主管 承印 联合出版 \
    出版单位 编辑出版 出版日期 准印证 准印號 准印号 刊号 刊號 统一刊号 国内统一 邮发代号 郵發代號 印刷 印数 \
    印數 责任编辑 責任編輯 责编 本版编辑 版面设计 美术编辑 美编 执行主编 主编 编辑部 投稿邮箱 投稿信箱 \
    投稿热线 新闻热线 热线电话 联系电话 电话 電話 传真 邮编 邮政编码 电子邮箱 电子信箱 网址 内部资料 \
    免费交流 免费赠阅 免费取阅 零售价 定价 订阅 广告热线 广告许可证 报料 总第 總第 第期 农历 農曆 发行 發行 \
    本期共 今日共 本报地址 社址 报社地址 校对 组版 制版",
    )
});

/// Endings of a newspaper's name.
pub static NAME_ENDINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "\
    社区报 日报 晚报 晨报 早报 时报 周报 旬报 月报 快报 商报 导报 公报 简报 学报 校报 镇报 区报 市报 县报 \
    厂报 新闻 日報 晚報 晨報 早報 時報 週報 周報 旬報 月報 新報 商報 公報 导刊 通讯 通訊 會刊 会刊 报 報 \
    新聞",
    )
});

/// Stand-alone labels of a newspaper's parts, and how such labels end.
pub static SECTION_ENDINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "\
    要闻 要聞 新闻 新聞 动态 動態 专栏 专版 专题 专刊 副刊 综合 广角 之窗 园地 天地 速递 快讯 快訊 快报 \
    简讯 短讯 视点 视野 聚焦 纵横 风采 人物 文苑 文艺 时评 评论 社论 论坛 国际 国内 民生 经济 文化 体育 \
    教育 法治 健康 生活 家园 风貌 掠影 看点 热点 焦点 关注 传真 在线 播报 走访 调研 广场 驿站 课堂 信箱 \
    档案 小识 拾零 一览 访谈 公告 公示 启事 党建 治理 服务 要覽 電訊 專電 論說 社說 社説 雜報 彙報 來函 \
    廣告 告示 小說 連載 来信 來信 信息 提示 短波 短评 集锦 荟萃 撷英",
    )
});

/// Verbs that make a line a piece of news: something happened.
pub static NEWS_VERBS: LazyLock<Words> = LazyLock::new(|| Words::of(HAPPENED));

/// These and the verbs that editors put into slogans, which make a heading, but tell nothing by themselves.
pub static VERBS: LazyLock<Words> =
    LazyLock::new(|| Words::all(HAPPENED.split_whitespace().chain(SLOGANS.split_whitespace())));

const HAPPENED: &str = "\
    召开 举行 举办 开展 启动 成立 揭牌 挂牌 签约 开幕 闭幕 开工 竣工 完工 落成 投用 开业 开放 上线 亮相 \
    发布 发放 出台 印发 推出 落地 获评 获得 荣获 夺冠 开赛 开打 开讲 开课 走进 走访 慰问 调研 视察 考察 \
    检查 督查 会见 出席 当选 补选 选举 审议 通过 述职 述法 表彰 部署 产生 迎来 增长 下降 超过 上台 免费 \
    培训 演练 捐赠 改造 稳步推进 全力推进 深入推进 加快推进 持续推进 召開 舉行 舉辦 開幕 開會 開催 実施 \
    実現 決定 発表 募集 開始 参加";

const SLOGANS: &str = "\
    推进 推动 定下 排出 稳步 全力 圆满 顺利 成功 正式 首次 再次 持续 突破 聚焦 谋划 受益 破解 守护 打造 \
    助力 赋能 开启 点亮 惠及 宣传 凝聚 共绘 共筑 共建 共享 筑牢 奋进 夯实 描绘 携手";

/// Nouns by which a line names a body, a meeting or an undertaking: it tells something, and is not a mere slogan.
pub static NEWS_NOUNS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "\
    会议 大会 讨论会 座谈会 评议会 推进会 动员会 研讨会 报告会 仪式 论坛 运动会 比赛 大赛 赛 活动 讲座 展览 \
    演出 工程 项目 街道 居委 社区 小区 镇 县 市 区 省 局 委员会 政府 公司 学校 医院 派出所 居民区 书记 镇长 \
    主席 主任 代表 委员 队 會議 大會",
    )
});

/// Words a story opens with, right at its beginning.
pub static STORY_OPENINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "\
    本报讯 本報訊 本报记者 本報記者 本社讯 本社訊 新华社 新華社 中新社 据新华社 本刊讯 讯 近日 日前 近期 \
    昨日 昨天 今天 今日 前日 前天 本周 上周 本月 上月 近来 连日来 入夏以来 入冬以来 入秋以来 入春以来 \
    今年以来 去年以来 记者从 记者昨 记者今 记者获悉 记者了解到 昨晚 昨夜 今晨 日來 近聞 頃據 據聞 茲因",
    )
});

/// What agencies and papers print before a report's first sentence.
pub static DATELINES: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "\
    本报讯 本報訊 本社讯 本社訊 本刊讯 新华社 新華社 中新社 中新网 据新华社 本报记者 本報記者 【本报讯】 \
    【本報訊】 本市訊",
    )
});

/// Words a paragraph in the middle of a report likes to open with.
pub static PARAGRAPH_OPENINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "\
    会上 会议 会后 会前 会中 据 此外 与此同时 随后 接着 最终 首先 \
    其次 再次 今后 未来 下一步 接下来 活动中 活动现场 现场 当天 当日 当晚 本次 此次 这次 \
    对此 对于 至此 其实 然而 不过 但是 值得一提 值得注意 根据 按照 围绕 随着 作为 如今 现在 此前 此间 \
    在此 从 近年来 多年来 长期以来 一直以来 过去 去年 今年 明年 记者 有关 相关 报告 \
    大会 代表 参会 出席 参加 下半年 上半年 第一 第二 第三 一方面 另一方面 问： 答：",
    )
});

/// Words a sentence begins with when it goes on with what the one before it said: who is meant by 他 was named there.
pub static GOING_ON: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "\
    其 他 她 它 我 大家 同时 目前 更 并 还 也 又 既 这 该 各 以及 全镇 但 而 因 所以 于是 为此 只 仅 要 不少 许多 \
    人们 每年 如果 经 最",
    )
});

/// What a caption is about.
pub static CAPTION_WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "\
    现场 图为 圖為 图片 照片 资料图 资料图片 合影 摄影 供图 剪影 掠影 一角 会场 场景 留影 示意图 效果图 \
    左一 右一 左二 右二 前排 後排 后排 写真 写影 插图 漫画 瞬间 图说 摄 攝",
    )
});

/// What bylines are made of.
pub static BYLINE_WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::of("记者 記者 通讯员 通訊員 特约 实习生 见习记者 作者 撰稿 供稿 来稿 撰文 撰稿人 综合报道 整理")
});

/// Titles that somebody is presented by at the beginning of a paragraph.
pub static PRESENTED: LazyLock<Words> =
    LazyLock::new(|| Words::of("书记 镇长 区长 市长 县长 主任 主席 局长 部长 会长 院长 校长 经理 主持人"));

/// How people speak.
pub static SPEAKING: LazyLock<Words> =
    LazyLock::new(|| Words::of("指出 强调 表示 要求 认为 介绍 坦言 透露 说 称 提出"));

/// What notices call themselves at the end of their titles.
pub static NOTICES: LazyLock<Words> =
    LazyLock::new(|| Words::of("启事 啟事 公告 公示 通告 通知 声明 聲明 讣告 倡议书 公开信"));

/// What the names of offices that sign a notice end with.
pub static OFFICES: LazyLock<Words> =
    LazyLock::new(|| Words::of("办事处 委员会 管委会 居委会 村委会 人民政府 总工会 办公室 指挥部 公安局 派出所"));

/// How the second half of a sentence begins that a headline tells in two lines: what became of its subject.
pub static PREDICATES: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "\
    当上 成为 成了 变成 变身 夺得 夺取 赢得 拿下 拿到 摘得 用上 喝上 吃上 住进 住上 搬进 过上 办起 建起 \
    登上 走上 开进 有了 迎来 获得 荣获 获评 当选",
    )
});

/// Characters that cannot end a headline because they want something after them.
pub static UNFINISHED: LazyLock<Characters> = LazyLock::new(|| {
    Characters::of(
"的了和与及或在对把被将为以于从由向给让使就并而且是有着个第各该所如若因但却也都还更最很不要之至等把指提召举出受".chars(),
    )
});
