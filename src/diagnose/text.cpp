#include "diagnose/text.h"

#include <algorithm>

#include "base/plural.h"
#include "base/text.h"
#include "diagnose/words.h"
#include "engine/indicator.h"
#include "io/explain_text.h"
#include "io/explain_words.h"
#include "io/official.h"

namespace xingji::diagnose {
namespace {

constexpr std::size_t levels_above = 2;

class Page {
 public:
  Page(const Diagnosis& diagnosis, const Around& around, Language language)
      : d_(diagnosis),
        x_(*diagnosis.explanation),
        pack_(*x_.pack),
        card_(x_.card),
        around_(around),
        language_(language) {
    for (const Finding& finding : d_.findings) {
      title_width_ = std::max(title_width_, display_width(title_of(x_, finding, language_)));
    }
  }

  std::string text() {
    line(title(pack_.title) + " · " + visible(x_.subject) + " · " + format_day(x_.day));
    text_ += overlays_text(pack_, language_);
    step("1 ", say("Does this shop need to act?", "这家店需要行动吗"));
    verdict();
    step("2 ", say("Where the official number is", "官方的数在哪里看"));
    official();
    step("3 ", say("What it is made of, and how far the levels above are",
                   "由什么组成，离上面的档次还有多远"));
    figures();
    step("4 ", say("What to do", "怎么做"));
    plan();
    return std::move(text_);
  }

 private:
  std::string say(const char* en, const char* zh) const {
    return language_ == Language::zh ? zh : en;
  }
  void line(const std::string& text) { text_ += text + '\n'; }
  void step(const char* number, const std::string& title) { line('\n' + (number + title)); }
  std::string title(const Title& title) const { return visible(pick(title, language_)); }
  std::string points(Micro value) const {
    const std::string text = short_number(value);
    return language_ == Language::zh ? text + " 分" : counted(text, "point");
  }
  std::string stars(Micro value) const {
    const std::string text = format_micro(value);
    return language_ == Language::zh ? text + " 星" : counted(text, "star");
  }
  static std::string with_sign(Micro value) {
    return (value >= 0 ? "+" : "") + short_number(value);
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

  std::string band_name(std::size_t b) const {
    const Band& band = pack_.bands[b];
    const auto number = amount_on(band.stars, x_);
    std::string text = number ? stars(*number) : band.id;
    if (!band.title.empty()) text += say(" (", "（") + title(band.title) + say(")", "）");
    return text;
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
    if (card_.stage && !pack_.stages[*card_.stage].total.empty()) {
      line(say("  stage: ", "  阶段：") + title(pack_.stages[*card_.stage].title) +
           say("; its own rule gives the total, whatever the indicators are",
               "，总分是这个阶段的规则给的，与指标无关"));
    }
    if (d_.above_own_line && card_.band && *card_.band + 1 < pack_.bands.size()) {
      line(say("  it falls to ", "  再低 ") +
           (zh ? short_number(*d_.above_own_line) + " 就可能降到 " + band_name(*card_.band + 1)
               : band_name(*card_.band + 1) + " when the total loses more than " +
                     short_number(*d_.above_own_line)));
    }
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
    if (shown->stars) text += ' ' + stars(*shown->stars);
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

  void bands() {
    if (!card_.band || !card_.total) return;
    const std::size_t own = *card_.band;
    for (std::size_t up = 1; up <= std::min(own, levels_above); ++up) {
      const Band& band = pack_.bands[own - up];
      std::string needs;
      const auto need = [&](const std::string& what) {
        needs += (needs.empty() ? "" : say("; ", "；")) + what;
      };
      if (band.total_at_least) {
        const Micro least = amount_on(*band.total_at_least, x_).value_or(0);
        need(say("total ", "总分 ") + format_micro(least) +
             (least > *card_.total
                  ? say(", short by ", "，还差 ") + short_number(least - *card_.total)
                  : say(", reached", "，已达到")));
      }
      if (band.each_dimension_at_least) {
        const Micro least = amount_on(*band.each_dimension_at_least, x_).value_or(0);
        for (std::size_t i = 0; i < card_.dimensions.size(); ++i) {
          const auto& score = card_.dimensions[i].score;
          if (!score || *score >= least) continue;
          need(title(pack_.dimensions[i].title) + say(" ", " ") + short_number(*score) +
               say(" must reach ", " 要到 ") + format_micro(least));
        }
      }
      line("  " + band_name(own - up) + say(": ", "：") + needs);
    }
    line("");
  }

  void figures() {
    bands();
    std::vector<bool> told(pack_.indicators.size(), false);
    for (std::size_t i = 0; i < pack_.dimensions.size(); ++i) {
      const Dimension& dimension = pack_.dimensions[i];
      const auto& score = card_.dimensions[i].score;
      const auto weight = amount_on(dimension.weight, x_);
      line("  " + title(dimension.title) + "  " +
           (score ? short_number(*score) : say("no data", "没有数据")) +
           (weight ? say("  weight ", "  权重 ") + print_number(Type::number, *weight, true) : ""));
      for (const Dimension::Part& part : dimension.parts) {
        finding(d_.findings[part.indicator]);
        told[part.indicator] = true;
      }
    }
    for (std::size_t f = 0; f < d_.findings.size(); ++f) {
      const bool is_told = f < told.size() && told[f];
      if (f == told.size()) line(say("  Gates and deductions", "  门槛和扣分"));
      if (!is_told) finding(d_.findings[f]);
    }
  }

  void finding(const Finding& finding) {
    std::string text = "    " + pad_right(title_of(x_, finding, language_), title_width_);
    if (finding.of == Goal::Of::indicator) {
      const IndicatorResult& result = card_.indicators[finding.position];
      if (result.status == IndicatorStatus::not_in_force) return;
      const Indicator& way = as_judged(pack_.indicators[finding.position], result.branch);
      text += "  " + pad_left(result.value_rounded
                                  ? print_value(*result.value_rounded, way.printed_as, language_)
                                  : say("no data", "没有数据"),
                              12);
      text += "  " + pad_left(result.points ? points(*result.points) : "-", 10);
      if (finding.is_weak) text += say("  weak", "  短板");
      if (result.points && finding.ways.empty() && result.value && !result.by_missing_rule) {
        text += say("  as good as it gets", "  已到最高");
      }
    } else if (finding.of == Goal::Of::gate) {
      text += say("  gate failed", "  门槛未达标");
    } else {
      text += say("  deducted ", "  扣 ") + short_number(card_.deductions[finding.position].points);
    }
    line(text);
    for (std::size_t w = 0; w < std::min(finding.ways.size(), levels_above); ++w) {
      way(finding.ways[w]);
    }
  }

  std::string unreached(const Way& way) const {
    if (way.goal.of == Goal::Of::indicator) {
      const auto& among = card_.indicators[way.goal.position].among;
      if (among && among->from == Among::From::reading) {
        return say("how far the peers' values are is not known",
                   "不知道同行的数值，差多少件说不出");
      }
    }
    return say("no number of single acts reaches it", "单靠一项做多少都达不到");
  }

  void way(const Way& way) {
    std::string text = "      → " + goal_text(x_, way, language_) + say(": ", "：");
    std::string acts;
    for (const Distance& distance : way.acts) {
      acts += (acts.empty() ? "" : say("; or ", "；或 ")) + act_text(x_, distance, language_);
    }
    if (acts.empty()) acts = unreached(way);
    if (!way.acts.empty() && way.acts.front().gained && *way.acts.front().gained != 0) {
      acts += say(" (total ", "（总分 ") + with_sign(*way.acts.front().gained) + say(")", "）");
    }
    line(text + acts);
    if (way.by_itself) {
      line(say("        by itself on ", "        没有新增的话，") + format_day(*way.by_itself) +
           say(" as old cases leave the window, if nothing new happens",
               " 旧记录移出窗口后自动达到"));
    }
  }

  std::string course_text(const Course& course) const {
    std::string text;
    for (const Course::Step& step : course.steps) {
      text += (text.empty() ? "" : say(" + ", " + ")) +
              title_of(x_, d_.findings[step.finding], language_) + say(": ", "：") +
              act_text(x_, step.distance, language_);
    }
    return text;
  }

  void out_of_reach(const OutOfReach& missed) {
    const std::string name = "  " + band_name(missed.band);
    if (counts_are_missing()) {
      line(name + say(": how many acts it takes cannot be said without counts",
                      "：没有次数，算不出要做几件"));
      return;
    }
    std::string why;
    if (missed.total) why = say("the total comes to ", "总分只到 ") + short_number(*missed.total);
    for (const std::size_t d : missed.dimensions) {
      why += (why.empty() ? "" : say(", ", "，")) + title(pack_.dimensions[d].title) +
             say(" stays below its line", "仍低于标准线");
    }
    for (const std::size_t g : missed.gates) {
      why += (why.empty() ? "" : say(", ", "，")) + title(pack_.gates[g].title) +
             say(" still fails", "仍未达标");
    }
    line(name +
         say(" is out of reach, all of these acts together do not do it",
             " 够不到，以上全部做到也不够") +
         (why.empty() ? "" : say(": ", "：") + why));
  }

  void plan() {
    const std::size_t before = text_.size();
    if (d_.best) {
      const Diagnosis::Best& best = *d_.best;
      line(say("  most total for one act: ", "  每做一件加分最多：") +
           title_of(x_, d_.findings[best.finding], language_) + say(": ", "：") +
           act_text(x_, best.distance, language_) + say(" (total ", "（总分 ") +
           with_sign(*best.distance.gained) + say(")", "）"));
    }
    for (const Course& course : d_.courses) {
      line(say("  to ", "  到 ") + band_name(course.band) +
           (course.is_smallest ? say(" with the fewest acts, ", "，最少 ")
                               : say(" one way, ", "，一种做法，")) +
           std::to_string(course.acts) + say(": ", " 件：") + course_text(course));
    }
    for (const OutOfReach& band : d_.out_of_reach) out_of_reach(band);
    if (text_.size() == before) line(say("  nothing", "  没有要做的"));
    for (const Finding& finding : d_.findings) {
      if (finding.of == Goal::Of::indicator && finding.is_weak) advise(finding.position);
    }
  }

  // Of some figure only a share is known.
  bool counts_are_missing() const {
    const auto is_share = [](const Distance& each) {
      return each.act.kind == Act::Kind::per_hundred;
    };
    return std::any_of(d_.findings.begin(), d_.findings.end(), [&](const Finding& finding) {
      return std::any_of(finding.ways.begin(), finding.ways.end(), [&](const Way& way) {
        return std::any_of(way.acts.begin(), way.acts.end(), is_share);
      });
    });
  }

  void advise(std::size_t i) {
    const Indicator& indicator = pack_.indicators[i];
    line("  " + title(indicator.title));
    const std::string counts = counts_text(x_, i, language_);
    const bool is_good = indicator.better == Indicator::Better::higher;
    if (!counts.empty()) {
      line((is_good ? say("    good means: ", "    达标是指：")
                    : say("    what counts against it: ", "    不利记录是指：")) +
           counts);
    }
    if (!indicator.advice.empty()) line("    " + title(indicator.advice));
    const auto rows = d_.bad_rows.find(i);
    if (rows == d_.bad_rows.end() || rows->second == 0) return;
    line((language_ == Language::zh
              ? "    涉及 " + std::to_string(rows->second) + " 行，列出："
              : "    " + counted(std::to_string(rows->second), "row") + " concerned; list them: ") +
         around_.explain + " --indicator " + indicator.id + " --evidence rows.csv");
  }

  const Diagnosis& d_;
  const Explanation& x_;
  const Pack& pack_;
  const Card& card_;
  const Around& around_;
  Language language_;
  std::size_t title_width_ = 0;
  std::string text_;
};

}  // namespace

std::string to_text(const Diagnosis& diagnosis, const Around& around, Language language) {
  return Page(diagnosis, around, language).text();
}

}  // namespace xingji::diagnose
