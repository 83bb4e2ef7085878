#include "cli/weighed.h"

#include <algorithm>

#include "base/text.h"
#include "cli/plans.h"
#include "engine/as_seen.h"
#include "engine/falling.h"
#include "engine/indicator.h"
#include "io/explain_text.h"

namespace xingji {
namespace {

// Windows are shorter; what differs for longer differs for good.
constexpr Day days_followed = 180;

std::string printed(const IndicatorResult& result, const Indicator& indicator) {
  const Indicator& way = as_judged(indicator, result.branch);
  return result.value_rounded ? print_value(*result.value_rounded, way.printed_as, Language::en)
                              : std::string("–");
}

// From 1; "–" for the indicator as it stands itself.
std::string branch_text(const IndicatorResult& result) {
  return result.branch ? std::to_string(*result.branch + 1) : std::string("–");
}

bool is_lower(const std::optional<Micro>& before, const std::optional<Micro>& after) {
  return before && after && *after < *before;
}

// Values of another branch are of another kind.
bool has_worsened(const IndicatorResult& was, const IndicatorResult& is,
                  const Indicator& indicator) {
  return was.value_rounded && is.value_rounded && was.branch == is.branch &&
         is_worse(*was.value_rounded, *is.value_rounded, as_judged(indicator, was.branch).better);
}

}  // namespace

std::vector<Card> cards_of(const Family& family, const FactSet& facts,
                           const ScoreOptions& options) {
  std::vector<Card> cards;
  score(family, facts, options, [&](const SubjectCards& subject) { cards = subject.cards; });
  return cards;
}

ScoreOptions followed(const FactSet& facts, ScoreOptions options, Day day, const Matter& matter) {
  options.first = matter.is_granted() ? facts.zone.day_of(matter.decided_at) : day;
  options.last = options.first + days_followed;
  return options;
}

Weighed weigh(const Family& family, FactSet& facts, const ScoreOptions& days,
              const Matter& matter) {
  Weighed result;
  result.matter = matter;
  result.before = cards_of(family, facts, days);
  {
    const Supposed supposed(facts, matter, facts.zone.start_of(days.first));
    result.is_shown = supposed.is_shown();
    result.after = cards_of(family, facts, days);
  }
  if (matter.is_granted()) std::swap(result.before, result.after);
  return result;
}

std::vector<Title> that_would_lower(const Family& family, const FactSet& facts,
                                    const ScoreOptions& options, const std::string& subject) {
  if (family.versions.back().subject != Pack::Subject::shop) return {};
  if (matters_of(facts, subject).empty()) return {};
  FactSet seen = facts;
  forget_after(seen, seen.zone.end_of(options.last));
  ScoreOptions one = options;
  one.subjects = {subject};
  std::vector<Title> found;
  for (const Matter& matter : matters_of(seen, subject)) {
    if (matter.kind == Matter::Kind::state || !matter.is_open()) continue;
    const Weighed weighed = weigh(family, seen, followed(seen, one, options.last, matter), matter);
    const auto lowered = lowered_on(weighed);
    if (!lowered) continue;
    const auto told = [&](Language language) {
      return visible(head_text(matter, seen.zone, language)) +
             (language == Language::zh ? "：通过后得分会降低，"
                                       : ": the score would be lower with it, on ") +
             lowered_text(weighed, *lowered, language);
    };
    found.push_back({told(Language::zh), told(Language::en)});
  }
  return found;
}

std::string lowered_text(const Weighed& weighed, std::size_t d, Language language) {
  const bool zh = language == Language::zh;
  const Card& before = weighed.before[d];
  const Card& after = weighed.after[d];
  const bool is_total = before.total && (!after.total || *after.total < *before.total);
  return format_day(before.day) + ' ' +
         (is_total ? (zh ? "总分 " : "total ") + plain(before.total) + " → " + plain(after.total)
                   : (zh ? "星级 " : "stars ") + plain(before.stars) + " → " + plain(after.stars));
}

std::string plain(const std::optional<Micro>& value) {
  return value ? format_micro(*value) : std::string("–");
}

std::vector<Figure> figures_of(const Card& before, const Card& after, const Pack& pack) {
  std::vector<Figure> figures = {{"total",
                                  {"总分", "total"},
                                  plain(before.total),
                                  plain(after.total),
                                  is_lower(before.total, after.total)},
                                 {"stars",
                                  {"星级", "stars"},
                                  plain(before.stars),
                                  plain(after.stars),
                                  is_lower(before.stars, after.stars)}};
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const Indicator& indicator = pack.indicators[i];
    const IndicatorResult& was = before.indicators[i];
    const IndicatorResult& is = after.indicators[i];
    const std::string value_before = printed(was, indicator);
    const std::string value_after = printed(is, indicator);
    if (value_before != value_after) {
      figures.push_back({"indicator." + indicator.id, indicator.title, value_before, value_after,
                         has_worsened(was, is, indicator)});
    }
    if (was.points != is.points) {
      figures.push_back({"points." + indicator.id,
                         {indicator.title.zh + "得分", "points of " + indicator.title.en},
                         plain(was.points),
                         plain(is.points),
                         is_lower(was.points, is.points)});
    }
    if (was.status != is.status) {
      figures.push_back({"status." + indicator.id, indicator.title,
                         std::string(to_text(was.status)), std::string(to_text(is.status)),
                         is.status == IndicatorStatus::too_few});
    }
    if (was.branch != is.branch) {
      figures.push_back({"branch." + indicator.id,
                         {indicator.title.zh + "分支", "branch of " + indicator.title.en},
                         branch_text(was),
                         branch_text(is)});
    }
  }
  return figures;
}

bool differ(const Card& a, const Card& b) {
  if (a.total != b.total || a.stars != b.stars) return true;
  return !std::equal(a.indicators.begin(), a.indicators.end(), b.indicators.begin(),
                     b.indicators.end(), [](const IndicatorResult& x, const IndicatorResult& y) {
                       return x.value_rounded == y.value_rounded && x.points == y.points &&
                              x.status == y.status;
                     });
}

std::optional<Day> last_difference(const Weighed& weighed) {
  for (std::size_t d = weighed.before.size(); d-- > 0;) {
    if (differ(weighed.before[d], weighed.after[d])) return weighed.before[d].day;
  }
  return std::nullopt;
}

std::optional<std::size_t> lowered_on(const Weighed& weighed) {
  for (std::size_t d = 0; d < weighed.before.size(); ++d) {
    const Card& before = weighed.before[d];
    const Card& after = weighed.after[d];
    // That facts of today leave their windows later, and no score is left, is no fault of it.
    if (d == 0 && before.total && !after.total) return d;
    if (is_lower(before.total, after.total) || is_lower(before.stars, after.stars)) return d;
  }
  return std::nullopt;
}

std::vector<std::size_t> raised_on(const Weighed& weighed) {
  std::vector<std::size_t> days;
  for (const auto score : {&Card::total, &Card::stars}) {
    for (std::size_t d = 0; d < weighed.before.size(); ++d) {
      if (!is_lower(weighed.after[d].*score, weighed.before[d].*score)) continue;
      days.push_back(d);
      break;
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace xingji
