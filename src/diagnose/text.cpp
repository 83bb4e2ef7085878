#include "diagnose/text.h"

#include <algorithm>

#include "base/plural.h"
#include "base/text.h"
#include "diagnose/voice.h"
#include "diagnose/words.h"
#include "io/explain_words.h"
#include "io/official.h"

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

  std::string verdict_text() const {
    switch (d_.verdict) {
      case Verdict::no_score:
        return say("Not known: there is no score", "不知道：没有分数");
      case Verdict::best:
        return say("No: it is in the highest band", "不需要：已在最高一档");
      case Verdict::fine:
        return say("No: nothing is weak", "不需要：没有短板");
      case Verdict::rise:
        return say("Not at once: one band is left to rise", "不急：还可以再上一档");
      case Verdict::behind:
        return say("Yes: mend what is weak", "需要：补短板");
      case Verdict::last:
        return say("Yes, at once: it is in the lowest band", "马上需要：已在最低一档");
    }
    return {};
  }

  // How far the line below is.
  void fall(Micro margin) {
    const std::string below = band_name(*card_.band + 1);
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

  // A score that rests on a part of its figures.
  void known() {
    std::size_t all = 0;
    std::size_t known = 0;
    for (const IndicatorResult& result : card_.indicators) {
      if (result.status == IndicatorStatus::not_in_force) continue;
      ++all;
      if (result.value) ++known;
    }
    if (known == all || !card_.total) return;
    const std::string some = std::to_string(known);
    const std::string figures = counted(std::to_string(all), "figure");
    line(language_ == Language::zh
             ? "  " + std::to_string(all) + " 项指标中只有 " + some +
                   " 项有数据，其余没有看到，好坏不知道"
             : "  only " + some + " of " + figures + std::string(known == 1 ? " has" : " have") +
                   " data; how the others are is not known");
  }

  void verdict() {
    line("  " + verdict_text());
    const bool zh = language_ == Language::zh;
    if (!card_.total) {
      for (const std::string& reason : zh ? card_.reasons_zh : card_.reasons) line("  " + reason);
    }
    if (card_.total) {
      line(say("  total ", "  总分 ") + format_micro(*card_.total) +
           (card_.band ? say(", ", "，") + band_name(*card_.band) : ""));
    }
    known();
    if (card_.stage && !pack_.stages[*card_.stage].total.empty()) {
      line(say("  stage: ", "  阶段：") + title(pack_.stages[*card_.stage].title) +
           say("; its own rule gives the total, whatever the indicators are",
               "，总分是这个阶段的规则给的，与指标无关"));
    }
    if (d_.above_own_line && *card_.band + 1 < pack_.bands.size()) fall(*d_.above_own_line);
    std::size_t weak = 0;
    for (const Finding& finding : d_.findings) {
      if (finding.of == Goal::Of::indicator && finding.is_weak) ++weak;
    }
    line(zh ? "  短板（低于最高分的五分之四）" + std::to_string(weak) + " 项"
            : "  weak (below four fifths of its best points): " + std::to_string(weak));
    for (const Finding& finding : d_.findings) {
      if (finding.of == Goal::Of::gate) {
        line(say("  gate failed: ", "  门槛未达标：") + title_of(x_, finding, language_));
      }
      if (finding.of == Goal::Of::deduction) {
        line(say("  deduction: ", "  扣分：") + title_of(x_, finding, language_) + ' ' +
             short_number(-card_.deductions[finding.position].points));
      }
    }
    text_ += around_.standing;
  }

  void official() {
    std::vector<std::string> told;
    for (const Indicator& indicator : pack_.indicators) {
      const std::string place = title(indicator.seen_at);
      if (place.empty() || std::find(told.begin(), told.end(), place) != told.end()) continue;
      told.push_back(place);
      line("  " + place);
    }
    const auto shown = official_of(*x_.facts, x_.subject, pack_.id, x_.day);
    if (!shown) {
      line(say("  no reading of it yet; save one with xingji try … --save",
               "  还没有官方读数；可用 xingji try … --save 保存"));
      return;
    }
    std::string text = format_day(shown->day) + say(" the platform showed", " 平台显示");
    if (shown->total) text += say(" total ", " 总分 ") + format_micro(*shown->total);
    if (shown->stars) {
      text += (shown->total ? say(", ", "，") : say(" ", " ")) + stars(*shown->stars);
    }
    std::string difference;
    if (shown->total && card_.total) {
      difference = say("total ", "总分 ") + with_sign(*card_.total - *shown->total);
    }
    if (shown->stars && card_.stars) {
      difference += (difference.empty() ? "" : say(", ", "，")) + say("stars ", "星级 ") +
                    with_sign(*card_.stars - *shown->stars);
    }
    if (!difference.empty()) {
      text += say("; ours less theirs: ", "；我们的减平台的：") + difference;
    }
    line("  " + text);
  }

  const Around& around_;
};

}  // namespace

std::string to_text(const Diagnosis& diagnosis, const Around& around, Language language) {
  return Page(diagnosis, around, language).text();
}

}  // namespace xingji::diagnose
