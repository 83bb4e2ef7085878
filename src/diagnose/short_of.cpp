#include "diagnose/short_of.h"

#include <algorithm>

#include "base/text.h"
#include "diagnose/points_line.h"
#include "engine/formula.h"
#include "engine/indicator.h"
#include "io/explain_compared.h"
#include "io/explain_words.h"
#include "pack/measure_names.h"

namespace xingji::diagnose {
namespace {

bool is_count(const Measure& measure) {
  return measure.kind == Measure::Kind::count || measure.kind == Measure::Kind::distinct;
}

std::string_view unsaid(Language language) {
  return language == Language::zh ? "要做几件说不出" : "how many acts it takes cannot be said";
}

// Of the level that applies.
std::string sides_of(const Explanation& x, std::size_t gate, Language language) {
  const auto level = x.card.gates[gate].level;
  const std::string sides = level ? compared_text(x.pack->gates[gate].levels[*level].condition, x,
                                                  x.balances, x.day, Sides::all, language)
                                  : "";
  if (sides.empty()) return std::string(unsaid(language));
  return (language == Language::zh ? "现在" : "now ") + sides;
}

class ShortOf {
 public:
  ShortOf(const Explanation& x, const Way& way, Language language)
      : x_(x),
        pack_(*x.pack),
        i_(way.goal.position),
        result_(x.card.indicators[i_]),
        judged_(as_judged(pack_.indicators[i_], result_.branch)),
        bound_(way.level.bound),
        language_(language) {}

  std::string text() const {
    const std::string far = distance();
    const std::string counts = counts_to_give();
    if (far.empty() && counts.empty()) {
      return std::string(unsaid(language_));
    }
    return far + (far.empty() || counts.empty() ? "" : say("; ", "；")) + counts;
  }

 private:
  std::string say(const char* en, const char* zh) const {
    return language_ == Language::zh ? zh : en;
  }
  std::string named(const Title& title) const {
    const std::string name = visible(pick(title, language_));
    return language_ == Language::zh ? "「" + name + "」" : "'" + name + "'";
  }

  std::string distance() const {
    const bool is_rank =
        judged_.points.form == Points::Form::rank;  // the bound is a share of peers
    if (!bound_ || !result_.value || is_rank) return {};
    const bool up = compare(*result_.value, *bound_) <= 0;
    const auto far = up ? subtract(*bound_, *result_.value) : subtract(*result_.value, *bound_);
    auto micro = far ? to_micro(*far) : std::nullopt;
    if (!micro) return {};
    if (judged_.value.type == Type::money) *micro /= 100;
    if (*micro == 0) return say("just short of it", "只差一点");
    return (up ? say("raise by ", "再提高 ") : say("lower by ", "再降低 ")) +
           distance_text(*micro, judged_.printed_as, language_);
  }

  // Only of counts: of a sum it would not be known what one case is worth.
  std::string counts_to_give() const {
    const Given* given = x_.balances.given_for(i_, x_.day);
    if (given == nullptr || given->denominator) return {};
    const Formula formula(judged_.value, pack_);
    const std::vector<std::size_t>& measures = formula.measures();
    const bool would_do = !measures.empty() &&
                          std::all_of(measures.begin(), measures.end(),
                                      [&](std::size_t m) { return is_count(pack_.measures[m]); });
    if (!would_do) return {};
    std::string counts;
    for (const std::size_t m : measures) {
      counts += (counts.empty() ? "" : say(", ", "")) + named(title_of_measure(pack_, m));
    }
    const std::string own = named(pack_.indicators[i_].title);
    return language_ == Language::zh
               ? "不填" + own + "，改填" + counts + "，就说得出要几件"
               : "with " + counts + " in place of " + own + ", how many it takes can be said";
  }

  const Explanation& x_;
  const Pack& pack_;
  std::size_t i_;
  const IndicatorResult& result_;
  const Indicator& judged_;
  std::optional<Ratio> bound_;
  Language language_;
};

}  // namespace

std::string short_of(const Explanation& explanation, const Way& way, Language language) {
  if (way.goal.of == Goal::Of::gate) return sides_of(explanation, way.goal.position, language);
  if (way.goal.of != Goal::Of::indicator) return std::string(unsaid(language));
  return ShortOf(explanation, way, language).text();
}

std::string lost_beyond(const Diagnosis& diagnosis, std::size_t indicator, Language language) {
  const Explanation& x = *diagnosis.explanation;
  const Pack& pack = *x.pack;
  const IndicatorResult& own = x.card.indicators[indicator];
  const bool is_counted = std::ranges::any_of(diagnosis.room, [&](const Fall& fall) {
    return fall.of == Goal::Of::indicator && fall.position == indicator;
  });
  const bool can_lose = x.card.band && *x.card.band + 1 < pack.bands.size() &&
                        pack.total.kind == Total::Kind::lowest_of_points;
  if (is_counted || !can_lose || !own.value) return {};
  const auto& least = pack.bands[*x.card.band].total_at_least;
  const auto points = least ? amount_on(*least, x) : std::nullopt;
  const Indicator& way = as_judged(pack.indicators[indicator], own.branch);
  const auto value = points ? value_for(x, way, *points, *own.value) : std::nullopt;
  auto micro = value ? to_micro(*value) : std::nullopt;
  if (!micro) return {};
  if (way.value.type == Type::money) *micro /= 100;
  const bool zh = language == Language::zh;
  const bool is_higher = way.better == Indicator::Better::higher;
  const char* beyond = is_higher ? (zh ? "低于 " : " below ") : (zh ? "超过 " : " above ");
  return visible(pick(pack.indicators[indicator].title, language)) + beyond +
         print_value(*micro, way.printed_as, language);
}

}  // namespace xingji::diagnose
