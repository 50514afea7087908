//! Family names, simplified and traditional, and words that look like a name behind a title but are none.

use super::{Characters, Words};
use std::sync::LazyLock;

/// Family names of one character that hardly ever are anything else behind a title.
const PLAIN: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪\
范石廖贾夏韦付傅邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤康温牛樊葛邢路岳齐梅庄辛管祝左涂谷祁耿牟卜裴\
翟游阮柳章柏欧聂焦甄靳甘盛缪解强柴车冉霍邬奚童凌苗卓臧艾查阎骆苑荆楼褚娄窦宫房屈巩卞蒲桂匡单柯芦冷师尚费符米项纪舒席\
季倪殷华洪包鲁费俞岑花鲍乌樊滕罗毕郝邬安卞伍元卜顾孟平黄穆萧尹姚邵湛汪祁毛狄贝明臧计伏戴谈茅庞熊纪舒屈项祝董梁杜阮\
蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解宗丁宣贲邓郁单杭洪包诸左石崔吉\
钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘\
景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴郁胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕\
冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容古易慎戈廖庾终暨居衡步都耿满弘匡文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖\
融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪爱阳佟言福\
張劉陳楊黃趙吳孫馬鄭謝羅許韓馮鄧蕭葉蘇魏呂盧鍾鐘譚陸範賈韋鄒賀顧龔錢嚴湯溫齊莊塗閻聶駱樓婁竇宮鞏單蘆師費項紀魯俞鮑畢\
無時傅康伍餘彭湛禹狄貝計談龐熊紀舒屈項祝董梁閔麻強賈路婁顏盛鍾蔣潘沈郝萬應宣鄺區歐陽樂於習榮侯寧閻喬賴衛";

/// Family names that are everyday words too: a name with one must be followed by a mark or a verb of two characters.
const EVERYDAY: &str = "曾向师时于向应成有时常方万安平经关别都文广东利那空须相后红权益公有商言福党通边连农居步满党明松富山干支束\
印怀容古易慎终暨养融冷简丰有爱阳别充花元车路解强司荣后越红公督";

/// Family names of two characters.
const DOUBLE: &str = "\
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 \
    太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 \
    漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 \
    公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 歐陽 司馬 東方 諸葛 尉遲 鮮于 長孫 鍾離";

/// Words that begin with a family name and stand behind titles.
const WORDS: &str = "\
    周一 周二 周三 周四 周五 周六 周日 周末 周年 周边 高度 高质 高质量 高效 高标 王者 安全 方面 方案 方便 \
    成员 成立 成果 成功 成为 时代 时间 时候 常态 常务 常委 平安 和谐 温暖 支部 支持 包括 万元 金融 水平 \
    全面 全体 全镇 全区 全市 全国 全年 应邀 和平 关心 关注 关于 关爱 关怀 国家 文化 文明 广大 广泛 通过 \
    通报 明确 何时 何以 任务 任期 任职 党员 党组 党委 党建 党总支 管理 解决 解读 强调 强化 路线 车辆 农村 \
    农业 居民 居委 居委会 居民区 支书 项目 计划 计生 温馨 康复 经济 经理 商量 商业 权益 江大桥 江流域 \
    江经济 江口 江路 江沿 江水 江边 江以 江三角 华东 华人 季度 年度 师生 房屋 房东 阳光 白天 马上 马路 连续 \
    连日 边上 东西 利用 红色 公司 公开 公共 相关 后勤 简称 容易 充分 石头 山区 花园 丰富 满意 印发 怀着 \
    班子 班组 全党 全军 全队 全班 全家 全会 全场 全程 全部 全省 全县 全乡 全村 全厂 全校 全院 全行 全市 党中央 党支部 许多 许可 闻讯 \
    文凭 文学 文字 文职 时强 有的 有些 有人 有一 解放 柳州 纪念 纪律 纪委 路上 路边 路口 和平 经营 经常 经过 车间 车上 \
    成绩 成本 成就 成长 成熟 方向 方式 方法 时常 时刻 时期 时机 何必 何等 何况 安排 安置 安慰 安装 \
    伊拉克 伊朗 伊斯兰 马耳他 马里 马来 韩国 安哥拉 古巴 乌克兰 乌干达 文莱 利比亚 卢旺达 索马里 莫斯科 莫桑比克 科威特 贝宁 巴西 \
    巴黎 巴基 华盛顿 洛杉矶 荷兰 英国 德国 法国 冰岛 秘鲁 智利 阿富 沙特 叙利亚 黎巴嫩 约旦 也门 海湾 伦敦 东京 柏林 罗马 \
    慕名 扶贫 扶持 扶助 解困 解放军 高举 高歌 高峰 高层 高级 高新 高校 高考 高中 高原 水利 水电 水产 白酒 白菜 黄金 黄河 黄海 \
    黄土 金牌 金额 金属 钟表 毛衣 毛巾 钱币 车站 车队 车主 石油 石材 田间 田野 田径 麦田 花卉 花木 花费 桑树 柳树 松树 温度 \
    湿度 安居 安康 康乐 乐队 乐曲 古代 古老 古典 严重 严密 严厉 双方 双边 双手 干劲 计算 计划 管道 管辖 房地产 房产 房租 席位 \
    国务院 国大党 国期间 全中国 墨西哥 武侠 伊利 有请求 于去年 于今年 高出 高于 明显 解说 鞠躬 宁愿 \
    福州 石家庄 马鞍山 邢台 温岭 梅州 梧州 贺州 祁连 余姚 毕业 平方 闻声 万人 商谈 空前 终结 公里 公署 麻醉 宿舍 宣誓 诸位 \
    那里 须知 夏季 秋季 冬季 夏令 沙龙 钟头 齐心 严格 严肃 尚未 左右 单位 包干 包保 柏油 段落 谈话 谈到 \
    谈起 有关 有效 向前 从严 从事 从而 时任 国际 东部 西部 广场 文件 越来 通知 联络 别墅 都市 空间 相互 \
    督查 督导 宣传 宣读 宣布 储备 封闭 景区 顾问 顾客 钱款 祝愿 祝贺 步行 冷静 文艺 游客 游览 古镇 古城 \
    武装 武汉 温州 沈阳 徐州 常州 苏州 杭州 郑州 广州 贵州 福建 江苏 江西 江南 江北 浦东 浦西 安徽 云南 \
    海南 宁波 宁夏 吉林 金山 松江 青浦 嘉定 奉贤 闵行 黄浦 徐汇 长宁 静安 普陀 虹口 杨浦 宝山 崇明 \
    单元 易拉 暨南 师傅";

/// Characters that names from other languages are written with.
pub const SOUNDS: &str = "\
阿埃艾爱安奥巴白拜班邦鲍贝本比彼毕宾波伯博勃卜布查达戴丹当道德登邓迪蒂丁杜顿多厄恩尔法凡范菲费芬丰佛夫弗福富盖冈高戈哥格根贡古瓜\
哈海汉豪赫黑亨洪侯胡华怀惠霍基吉加贾简姜杰捷金津京居卡开凯坎康考柯科可克肯孔库夸奎拉莱赖兰朗劳雷勒黎里理李利莉丽莲列林琳龙隆卢鲁\
路伦罗洛马玛迈麦曼芒毛梅门蒙孟米密敏明缪摩莫默姆木穆拿娜纳乃奈南内尼涅宁纽农努诺欧帕派潘庞佩彭皮匹平蒲普奇齐契恰切钦琼丘屈让热日\
荣茹瑞若撒萨塞赛桑瑟森沙山珊尚舍申圣施史士斯丝思松苏索塔泰坦汤唐陶特滕提田廷通图土托瓦万汪旺威韦维魏温文沃乌吾伍武西希席夏香祥谢辛\
欣兴雄休许雅亚延扬耶叶伊易因英尤于约宰赞泽扎詹章珍真芝治朱祖佐买吐逊孜江依力都合才旦增次仁卓嘎珠措强茨兹盛什晋娅婷俄鄂哲皇代得\
弥耐坡义谷欣司铁罕敦绍来缅且匡崔坤麻满昂奔宝采策辛车澳登翁温";

static PLAIN_NAMES: LazyLock<Characters> = LazyLock::new(|| Characters::of(PLAIN.chars()));
static EVERYDAY_NAMES: LazyLock<Characters> = LazyLock::new(|| Characters::of(EVERYDAY.chars()));
static DOUBLE_NAMES: LazyLock<Words> = LazyLock::new(|| Words::of(DOUBLE));
static NO_NAMES: LazyLock<Words> = LazyLock::new(|| Words::of(WORDS));

/// How a family name at the beginning of a text is written, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surname {
    /// Its characters.
    pub characters: usize,
    /// It is an everyday word too.
    pub everyday: bool,
}

/// The family name a text begins with.
#[must_use]
pub fn surname(text: &str) -> Option<Surname> {
    if DOUBLE_NAMES.begin(text) {
        return Some(Surname { characters: 2, everyday: false });
    }
    let first = text.chars().next()?;
    if EVERYDAY_NAMES.has(first) {
        return Some(Surname { characters: 1, everyday: true });
    }
    PLAIN_NAMES.has(first).then_some(Surname { characters: 1, everyday: false })
}

/// Whether a text begins with a word that only looks like a name.
#[must_use]
pub fn is_word(text: &str) -> bool {
    NO_NAMES.begin(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_are_known_and_words_are_not_names() {
        assert_eq!(surname("卞小明").map(|name| name.characters), Some(1));
        assert_eq!(surname("欧阳小明").map(|name| name.characters), Some(2));
        assert!(surname("于小明").is_some_and(|name| name.everyday));
        assert_eq!(surname("的小明"), None);
        assert!(is_word("高质量发展") && !is_word("高小明"));
    }
}
