//! Units and measure words, words that make a number a target or an approximation, and what looks like a number.

/// What a number counts in. The longest that fits counts.
pub const UNITS: &str = "\
    人次 人份 人 名 位 户 户次 家 对 口 个 台 部 处 份 件 项 条 张 本 册 篇 辆 艘 架 栋 幢 座 间 套 所 场 场次 次 批 批次 \
    支 只 头 匹 尾 棵 株 盆 朵 颗 粒 块 片 面 扇 盏 根 杆 把 瓶 箱 袋 包 桶 碗 杯 盒 双 组 类 种 点 方面 大 轮 趟 节 课时 \
    学时 门 层 道 站 亩 公顷 平方米 平方公里 平方千米 立方米 米 公里 千米 厘米 毫米 里 华里 海里 吨 万吨 公斤 千克 斤 克 \
    升 毫升 度 摄氏度 千瓦时 千瓦 兆瓦 元 块钱 美元 欧元 日元 港元 英镑 人民币 角 天 小时 分钟 秒 秒钟 年 个月 周 星期 周年 \
    岁 倍 成 折 个百分点 百分点 票 分 平方 封 幅 首 集 枚 顶 床 席 桌 字 行 页 步 圈 遍 批次 班 班次 列 节次 单 宗 起 例 款 \
    个小时 个工作日 工作日 个年头 期 届次 余年 载 样 味 队 村 组 万 代 桩 笔 员 具 只次 箱次 车 车次 船 航次 井 口井 \
    個 項 條 張 冊 輛 棟 間 場 隻 頭 塊 點 輪 節 門 層 畝 噸 歲 週 對 戶 臺 圓 兩";

/// Measure words that are parts of everyday words behind a Chinese numeral: 十分, 一起, 百家.
pub const LOOSE: &str = "分 起 家 口 代 样 味 队 村 组 步 面 道 门 站 车 船 里 班 单 度 节 行 字 列 例 成 把 头 根 块 点 员 周 把 包 席 桌 载 位 大 角 两";

/// Words that begin with a number and count nothing.
pub const NOT_COUNTED: &str = "\
    八项规定 一带一路 两个维护 两个确立 四个意识 四个自信 三会一课 一岗双责 三个代表 十分 百分 万分 千分 千家万户 千军万马 千山万水 万水千山 千言万语 四面八方 五湖四海 三番五次 七上八下 五花八门 万紫千红 一心一意 百姓 百货 百科 百家 \
    百度 万家 千家 四处 四方 四面 八方 三农 两会 两岸 两地 两委 双方 三军 五官 四季 四周 万里 千里 百里 十里 千方 百计 万众 万一 \
    万岁 万事 万物 千万别 两口子 两手 两面 两旁 两边 两侧 三轮车 四轮 三角 四大皆 三人行 三门峡 九江 九龙 三亚 六安 四川 七夕 \
    五一 十一 八一 六一 七一 五四 九三 三八 三五 一二 二三 三四 四五 五六 六七 七八 八九 三三两两 两情 两用 两全 半路 半天下 \
    五年规划 五年计划 五号 百强 十强 百年大计 千年 万年青 两栖 百合 百灵 百日 千古 四人帮 三资 三产 二手 二线 二流 三流";

/// Nouns in front of which 点 counts points, not the hour.
pub const POINTS: &str = "要求 意见 建议 希望 体会 工作 经验 原因 措施 想法 启示 看法 共识 期望 任务 承诺 说明 理由";

/// Words before a number that make it what is meant to be.
pub const AIMS: &str = "\
    目标 力争 计划 将 拟 预计 争取 确保 需完成 要完成 须完成 应完成 规划 有望 准备 打算 定于 年内完成 任务 預計 計劃 將";

/// Words before a number that make it a rough one.
pub const ROUGH_BEFORE: &str =
    "约 近 逾 超 超过 大约 将近 接近 至少 不少于 不低于 最多 不足 不到 突破 多达 上 約 超過 將近";

/// Words behind a number and its unit that make it a rough one.
pub const ROUGH_BEHIND: &str = "左右 上下 以上 以下 以内 开外 有余";

/// Words that part what is counted from what is said of it, before a number.
pub const PARTING: &str = "\
    已 累计 共计 总计 合计 共 达到 达 为 约 近 逾 超过 超 至 到 了 有 仅 只 就 又 各 计 完成 力争 争取 计划 预计 确保 有望 需 要 将 拟 增加 减少 增长 下降 \
    上升 提高 突破 大约 将近 接近 其中 以及 等 的 在 从 由 比 于 最多 最少 至少 不少于 不足 不到 多达 是 用 花 给 把 被 向 和 与 及 \
    全年 今年 去年 先后 分别 总共 一共 后 前 起 能 可 能够 可以 平均 占";

/// Words with which the naming of what is counted ends, behind a number.
pub const ENDING: &str = "\
    的 在 从 由 于 和 与 及 以及 既 等 是 为 已 将 都 均 共 被 把 向 对 到 参加 出席 齐聚 围绕 分别 依次 进行 中 以 就 了 上 下 内 \
    来 之 后 前 作了 作出 作为 获 获得 完成 开展 组成 获评 部署 入选 落地 投入 按照 有 全部 需 要 共聚 得到 受到 走 来到 里 并 也 \
    实现 提供 参与 接受 通过 开始 达 还 其中 全 成为 报名 代表全 一起 闻令 通 能 可 可以 并且 而 又 不 没有 没 说 表示 认为";

/// Words that go on naming what is counted although they begin like an ending: 三点要求, 十项为民实事.
pub const GOING_ON: &str = "\
    要求 为民 成果 成就 成效 成员 成人 成年 内容 内科 上级 上海 上市 下级 下岗 中心 中学 中小 中年 中国 中医 中层 中共 有关 有效 \
    全会 全镇 来宾 对象 对口 通道 通知 能力 能手 可再生 在职 在校 在建 在册 在读 后备 前端 共识 共建 共产 和谐 和平 等级 是非 不同 不良 \
    需求 来源 就业 以上 以下 投入品 参与者 提供者 表现 全国 全市 全区 全日制 全科 全职 获奖 获得者 说明 通信 通车 以工代赈 及时 \
    比赛 比例 比重 和解 就医 就餐 就读 计算 计生 计量 共享 共治 各类 各级 各界 用户 用电 用水 用地 用工 给水 有机 到会 到场 \
    到访 至今 可燃 能源 能效 需要 将军 后勤 后厨 前台 起重 起步 由来 占地 达标 为民 为老 只读 又好 了解 \
    并网 并列 走访 没落 由来 把握 被动 向日葵 都市 于";

/// Words that end like one that makes a number rough, and do not.
pub const WHOLE: &str =
    "签约 预约 节约 合约 相约 条约 履约 违约 契约 邀约 以上 地上 路上 网上 线上 早上 晚上 会上 签約";
