#include "synth/plan.h"

namespace xingji::synth {

Plan::Plan()
    : regions{"浙江/杭州",   "广东/广州", "浙江/金华",       "广东/深圳",     "江苏/苏州",
              "上海/上海",   "福建/泉州", "广东/东莞",       "山东/青岛",     "浙江/宁波",
              "北京/北京",   "江苏/南京", "河南/郑州",       "四川/成都",     "湖北/武汉",
              "河北/石家庄", "浙江/温州", "浙江/嘉兴",       "广东/佛山",     "安徽/合肥",
              "福建/厦门",   "湖南/长沙", "山东/临沂",       "山东/济南",     "重庆/重庆",
              "陕西/西安",   "江西/南昌", "江苏/无锡",       "辽宁/沈阳",     "辽宁/大连",
              "天津/天津",   "福建/福州", "云南/昆明",       "广西/南宁",     "黑龙江/哈尔滨",
              "吉林/长春",   "山西/太原", "贵州/贵阳",       "河北/保定",     "浙江/杭州/余杭",
              "甘肃/兰州",   "海南/海口", "内蒙古/呼和浩特", "新疆/乌鲁木齐", "宁夏/银川",
              "青海/西宁",   "吉林/延边", "西藏/拉萨"},
      categories{"女装/连衣裙", "男装/衬衫", "鞋靴/运动鞋", "美妆/护肤",
                 "食品/零食",   "食品/生鲜", "家居/厨具",   "家电/小家电",
                 "数码/配件",   "母婴/童装", "珠宝/玉石",   "图书/教辅"},
      carriers{"甲通快递", "乙达快递", "丙顺速运", "丁丰物流", "戊世快递", "己邦快运"},
      channels{"live", "video", "shelf"},
      rating_items{"overall", "product_quality", "service_attitude", "logistics_speed"},
      quality_reasons{"质量问题", "与描述不符", "少件/漏发", "破损", "假冒品牌", "发错货"},
      other_reasons{"七天无理由",       "不想要了",       "多拍/错拍",
                    "未按约定时间发货", "物流一直未更新", "与商家协商一致"},
      complaint_subjects{"service_attitude", "late_shipping", "goods", "false_promise", "no_reply"},
      violation_kinds{"false_shipping", "false_promotion", "misleading_title", "rude_words",
                      "outside_contact"},
      ruling_kinds{"late_ship", "track_late", "out_of_stock", "wrong_or_missing"},
      exemption_reasons{"疫情原因", "自然灾害", "大促爆单", "仓库搬迁", "物流停运"},
      warehouses{"main", "second"},
      buyer_levels{"0", "1", "2", "3", "4", "5"},
      check_items{"open_to_others", "dress", "phrases", "response"},
      provider_check_items{"open_to_others", "dress", "phrases", "response"},
      ticket_outcomes{"solved"},
      appealed_moves{"standing/shop/remove"} {}

}  // namespace xingji::synth
