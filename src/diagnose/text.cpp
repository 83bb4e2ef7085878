#include "diagnose/text.h"

#include <algorithm>

#include "base/plural.h"
#include "base/text.h"
#include "diagnose/short_of.h"
#include "diagnose/stand.h"
#include "diagnose/voice.h"
#include "diagnose/words.h"
#include "engine/falling.h"
#include "engine/unknown_gates.h"
#include "io/explain_text.h"
#include "io/explain_words.h"
#include "pack/best.h"

namespace xingji::diagnose {
namespace {

class Page : Voice {
 public:
  Page(const Diagnosis& diagnosis, const Around& around, Language language)
      : Voice(diagnosis, language), around_(around) {}

  std::string text() {
    line(title(pack_.title) + " · " + visible(x_.subject) + " · " + format_day(x_.day));
    text_ += overlays_text(pack_, language_);
    step("1 ", question());
    verdict();
    step("2 ", say("Where the official number is", "官方的数在哪里看"));
    official();
    step("3 ", say("What it is made of, and how far the levels above are",
                   "由什么组成，离上面的档次还有多远"));
    text_ += figures_text(d_, language_);
    step("4 ", say("What to do", "怎么做"));
    text_ += plan_text(d_, around_.explain, language_);
    return std::move(text_);
  }

 private:
  void step(const char* number, const std::string& title) { line('\n' + (number + title)); }
  std::string question() const {
    switch (pack_.subject) {
      case Pack::Subject::shop:
        return say("Does this shop need to act?", "这家店需要行动吗");
      case Pack::Subject::agent:
        return say("Does this agent need to act?", "这名客服需要行动吗");
      case Pack::Subject::provider:
        return say("Does this provider need to act?", "这家服务商需要行动吗");
      case Pack::Subject::product:
        return say("Does this product need work?", "这件商品需要行动吗");
    }
    return {};
  }

  // What presses goes before the band.
  std::string verdict_text() const {
    std::string text;
    const auto add = [&](const std::string& reason) {
      text += (text.empty() ? "" : say("; ", "；")) + reason;
    };
    const bool is_pressing = d_.is_pressing();
    for (const Trouble& trouble : d_.troubles) {
      if (is_pressing && trouble.back.empty()) continue;
      add(title(trouble.title) + (trouble.back.empty() ? say(", for good", "，没有办法恢复") : ""));
    }
    for (const Falling& each : d_.falling) {
      if (each.days < falls_to_act) continue;
      const std::string days = std::to_string(each.days);
      add(language_ == Language::zh ? name_of(each) + "连续 " + days + " 天变差"
                                    : name_of(each) + " got worse " + days + " days running");
    }
    if (text.empty()) return band_text();
    if (is_pressing && d_.verdict == Verdict::last) {
      add(say("it is in the lowest band", "已在最低一档"));
    }
    if (is_pressing) return say("Yes, at once: ", "马上需要：") + text;
    const bool must_act = d_.verdict == Verdict::behind || d_.verdict == Verdict::last;
    return band_text() + (must_act ? say("; and ", "；另外") : say("; but ", "；但")) + text;
  }

  std::string name_of(const Falling& each) const {
    return each.indicator ? title(pack_.indicators[*each.indicator].title) : say("total", "总分");
  }

  std::string band_text() const {
    switch (d_.verdict) {
      case Verdict::no_score:
        return say("Not known: there is no score", "不知道：没有分数");
      case Verdict::best:
        if (weak_count() > 0 || !d_.weak_dimensions.empty()) {
          return say("Not at once: it is in the highest band, though something is weak",
                     "不急：已在最高一档，但有短板");
        }
        return say("No: it is in the highest band", "不需要：已在最高一档");
      case Verdict::fine:
        return say("No: nothing is weak", "不需要：没有短板");
      case Verdict::rise:
        return say("Not at once: one band is left to rise", "不急：还可以再上一档");
      case Verdict::behind:
        if (const std::string told = told_titles(); !told.empty()) {
          return say("Yes: ", "需要：") + told;
        }
        if (weak_count() == 0 && d_.weak_dimensions.empty() && d_.stand.band) {
          return say("Yes: nothing is weak, but more than one band is above it",
                     "需要：没有短板，但上面不止一档");
        }
        return say("Yes: mend what is weak", "需要：补短板");
      case Verdict::last:
        return say("Yes, at once: it is in the lowest band", "马上需要：已在最低一档");
    }
    return {};
  }

  std::string told_titles() const {
    std::string text;
    for (const Finding& finding : d_.findings) {
      if (!is_only_told(x_, finding)) continue;
      text += (text.empty() ? "" : say(", ", "、")) + title_of(x_, finding, language_);
    }
    for (const Diagnosis::TypedGate& each : d_.typed_gates) {
      if (!each.fails) continue;
      text += (text.empty() ? "" : say(", ", "、")) + title(pack_.gates[each.gate].title) +
              say(" fails", "未达标");
    }
    return text;
  }

  std::size_t weak_count() const {
    return static_cast<std::size_t>(
        std::count_if(d_.findings.begin(), d_.findings.end(), [](const Finding& finding) {
          return finding.of == Goal::Of::indicator && finding.is_weak;
        }));
  }

  // How far the line below is.
  void fall(Micro margin) {
    const std::string below = band_name(*d_.stand.band + 1);
    const std::string more = format_micro(margin);
    if (language_ == Language::zh) {
      line(margin == 0 ? "  总分正好在线上，再低就到 " + below
                       : "  总分再降超过 " + more + " 就到 " + below);
    } else {
      line("  it falls to " + below +
           (margin == 0 ? " when the total loses anything"
                        : " when the total loses more than " + more));
    }
  }

  // No score of ours: what the platform shows of its own.
  void by_official() {
    if (!d_.stand.total && !d_.stand.band) return;
    std::string text = d_.stand.total ? say("total ", "总分 ") + format_micro(*d_.stand.total) : "";
    if (d_.stand.band) {
      text += (text.empty() ? "" : say(", ", "，")) + band_name(*d_.stand.band);
    }
    line(say("  judged by what the platform showed on ", "  按平台 ") +
         format_day(d_.official->day) + say(": ", " 显示的判断：") + text +
         say("; ours cannot be told:", "；自己算不出："));
  }

  std::string official_text(const Official& shown) const {
    std::string text;
    const auto add = [&](const std::string& score) {
      text += (text.empty() ? "" : say(", ", "，")) + score;
    };
    if (shown.total) add(say("total ", "总分 ") + format_micro(*shown.total));
    if (shown.stars) add(stars(*shown.stars));
    for (const auto& [dimension, score] : shown.dimensions) {
      add(title(pack_.dimensions[dimension].title) + ' ' + format_micro(score));
    }
    return text;
  }

  void weak_dimensions() {
    std::string names;
    for (const std::size_t d : d_.weak_dimensions) {
      names += (names.empty() ? "" : say(", ", "、")) + title(pack_.dimensions[d].title) + ' ' +
               short_number(*d_.stand.dimensions[d]);
    }
    if (names.empty()) return;
    line(say("  weak by the platform's scores: ", "  平台显示的分里偏低的：") + names);
  }

  // A score that rests on a part of its figures.
  void known() {
    const auto [known, all] = known_figures(x_);
    if (known == all || !card_.total) return;
    const std::string some = std::to_string(known);
    const std::string figures = counted(std::to_string(all), "figure");
    line(language_ == Language::zh
             ? "  " + std::to_string(all) + " 项指标中只有 " + some +
                   " 项有数据，其余没有看到，好坏不知道"
             : "  only " + some + " of " + figures + std::string(known == 1 ? " has" : " have") +
                   " data; how the others are is not known");
    if (!d_.stand.is_shown) return;
    line(say("  the platform, which knows all of them, shows ",
             "  平台是按全部指标算的，显示的是 ") +
         official_text(*d_.official) + say("; go by that", "，以它为准") +
         (d_.stand.band ? say(": ", "：") + band_name(*d_.stand.band) : ""));
  }

  // A verdict that rests on gates that nobody could look at.
  void unknown_gates() {
    if (!card_.total) return;
    std::string names;
    bool may_be_lower = false;
    for (const std::size_t g : xingji::unknown_gates(pack_, card_)) {
      if (d_.is_typed(g)) continue;
      may_be_lower = may_be_lower || may_lower(pack_, card_, g);
      names += (names.empty() ? "" : say(", ", "、")) + title(pack_.gates[g].title);
    }
    if (names.empty()) return;
    line(say("  gates that are not known: ", "  不知道是否达标的门槛：") + names +
         say("; taken as passed", "，按通过算") +
         (may_be_lower ? say(", the true result may be lower", "，真实结果可能更低") : ""));
  }

  // Reasons to act that nobody could look for.
  void uncompared_gates() {
    std::string names;
    for (const std::size_t g : xingji::uncompared_gates(pack_, card_)) {
      names += (names.empty() ? "" : say(", ", "、")) + title(pack_.gates[g].title);
    }
    if (names.empty()) return;
    line(
        say("  not known, for want of what it is compared with: ", "  没有可比的数，不知道是否：") +
        names);
  }

  // The few bad cases that would do it.
  void room() {
    constexpr std::size_t most_told = 3;
    std::string text;
    for (std::size_t f = 0; f < std::min(d_.room.size(), most_told); ++f) {
      const Fall& fall = d_.room[f];
      text += (text.empty() ? "" : say("; or ", "；或 ")) +
              title_of(x_, {fall.of, fall.position, false, {}}, language_) + say(": ", "：") +
              act_text(x_, fall.distance, language_);
      if (fall.of == Goal::Of::indicator) {
        text += otherwise_text(x_, fall.position, fall.distance.otherwise, language_);
      }
    }
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      const std::string value = lost_beyond(d_, i, language_);
      if (!value.empty()) text += (text.empty() ? "" : say("; or ", "；或 ")) + value;
    }
    if (!text.empty()) line(say("  what makes it fall: ", "  再多这些就掉档：") + text);
  }

  void falling() {
    bool is_pressing = false;
    for (const Falling& each : d_.falling) {
      const auto as = each.indicator ? pack_.indicators[*each.indicator].printed_as
                                     : Indicator::PrintedAs::score;
      const std::string name = name_of(each);
      const auto shown = [&](Micro value) {
        return each.indicator ? print_value(value, as, language_) : format_micro(value);
      };
      const std::string days = std::to_string(each.days);
      line((language_ == Language::zh ? "  连续 " + days + " 天变差："
                                      : "  worse " + days + " days running: ") +
           name + ' ' + shown(each.from) + " → " + shown(each.to));
      is_pressing = is_pressing || each.days >= falls_to_act;
    }
    if (is_pressing) {
      line(
          say("  act now: look through the reviews, complaints and returns of the last one or two "
              "months for the cause",
              "  马上处理：翻看近一两个月的评价、投诉和退货，找出原因"));
    }
  }

  void verdict() {
    line("  " + verdict_text());
    const bool zh = language_ == Language::zh;
    if (d_.stand.is_shown && !card_.total) by_official();
    if (!card_.total) {
      for (const std::string& reason : zh ? card_.reasons_zh : card_.reasons) line("  " + reason);
    }
    if (card_.total) {
      line((d_.stand.is_shown ? say("  our own total ", "  自己算的总分 ")
                              : say("  total ", "  总分 ")) +
           format_micro(*card_.total) +
           (card_.band ? say(", ", "，") + band_name(*card_.band) : ""));
    }
    if (d_.is_over) {
      line(say("  the period ends with ", "  评价周期到 ") + format_day(x_.day) +
           say(": nothing done after that day counts in it, the acts below say how far it is",
               " 这一天结束：这天以后做的算不进去，下面的做法说明还差多少"));
    }
    known();
    unknown_gates();
    uncompared_gates();
    if (card_.stage && !pack_.stages[*card_.stage].total.empty()) {
      line(say("  stage: ", "  阶段：") + title(pack_.stages[*card_.stage].title) +
           say("; its own rule gives the total, not the points of the indicators",
               "，总分是这个阶段的规则给的，不是各指标得分合成的"));
    }
    if (!d_.is_over && d_.above_own_line && *d_.stand.band + 1 < pack_.bands.size())
      fall(*d_.above_own_line);
    room();
    falling();
    const std::size_t weak = weak_count();
    if (weak > 0 || (d_.weak_dimensions.empty() && !is_blank(x_)))
      line(zh ? "  短板（低于最高分的五分之四）" + std::to_string(weak) + " 项"
              : "  weak (below four fifths of its best points): " + std::to_string(weak));
    weak_dimensions();
    for (const Diagnosis::TypedGate& each : d_.typed_gates) line("  " + title(each.text));
    for (const Finding& finding : d_.findings) {
      if (is_only_told(x_, finding)) {
        line(say("  to be mended: ", "  需要处理：") + title_of(x_, finding, language_));
      } else if (finding.of == Goal::Of::gate) {
        line(say("  gate failed: ", "  门槛未达标：") + title_of(x_, finding, language_));
      }
      if (finding.of == Goal::Of::deduction) {
        line(say("  deduction: ", "  扣分：") + title_of(x_, finding, language_) + ' ' +
             short_number(-card_.deductions[finding.position].points));
      }
    }
    text_ += around_.standing;
  }

  // Pages of one menu stand in one line: "back office › star › Service, Goods".
  void places() {
    constexpr std::string_view deeper = " › ";
    std::vector<std::pair<std::string, std::vector<std::string>>> menus;
    for (const Indicator& indicator : pack_.indicators) {
      const std::string place = title(indicator.seen_at);
      if (place.empty()) continue;
      const std::size_t cut = place.rfind(deeper);
      const std::size_t end = cut == std::string::npos ? 0 : cut + deeper.size();
      const std::string menu = place.substr(0, end);
      const std::string page = place.substr(end);
      auto found = std::find_if(menus.begin(), menus.end(),
                                [&](const auto& each) { return each.first == menu; });
      if (found == menus.end()) found = menus.insert(menus.end(), {menu, {}});
      auto& pages = found->second;
      if (std::find(pages.begin(), pages.end(), page) == pages.end()) pages.push_back(page);
    }
    for (const auto& [menu, pages] : menus) {
      std::string text;
      for (const std::string& page : pages) text += (text.empty() ? "" : say(", ", "、")) + page;
      line("  " + menu + text);
    }
  }

  std::string no_official() const {
    const bool is_typed = std::any_of(
        card_.indicators.begin(), card_.indicators.end(),
        [](const IndicatorResult& result) { return result.basis != Basis::facts && result.value; });
    if (is_typed) {
      return say("  the figures below are the page's; its total and stars were not noted with them",
                 "  下面的数是平台页面上的；平台的总分和星级没有一起记下");
    }
    return say("  no reading of it yet; save one with xingji try … --save",
               "  还没有官方读数；可用 xingji try … --save 保存");
  }

  // Of a total and stars that both show: what is more than rounding.
  std::string differences(const Official& shown) const {
    std::string text;
    if (shown.total && card_.total && !is_rounding(*card_.total - *shown.total)) {
      text = say("total ", "总分 ") + with_sign(*card_.total - *shown.total);
    }
    if (shown.stars && card_.stars && *card_.stars != *shown.stars) {
      text += (text.empty() ? "" : say(", ", "，")) + say("stars ", "星级 ") +
              with_sign(*card_.stars - *shown.stars);
    }
    if (!text.empty()) return say("; ours less theirs: ", "；我们的减平台的：") + text;
    const bool is_both = (shown.total && card_.total) || (shown.stars && card_.stars);
    return is_both ? say("; ours agrees", "；和我们的一致") : "";
  }

  void official() {
    places();
    if (!d_.official) return line(no_official());
    line("  " + format_day(d_.official->day) + say(" the platform showed ", " 平台显示 ") +
         official_text(*d_.official) + differences(*d_.official));
  }

  const Around& around_;
};

}  // namespace

std::string to_text(const Diagnosis& diagnosis, const Around& around, Language language) {
  return Page(diagnosis, around, language).text();
}

}  // namespace xingji::diagnose
