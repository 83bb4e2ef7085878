// `judge:` and `publish:` — when a score is made, and when people get to see it.
#include <algorithm>

#include "pack/amount.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

using Kind = Rhythm::Kind;

constexpr auto judge_keys = std::to_array<std::string_view>({"period", "ends_on", "published_on"});
constexpr auto publish_keys = std::to_array<std::string_view>({"cut_off", "seller", "buyer"});
constexpr auto rhythm_keys = std::to_array<std::string_view>({"days_of_month"});
constexpr auto audience_keys = std::to_array<std::string_view>({"seller", "buyer"});

constexpr Words<bool, 2> judge_words = {{{"daily", false}, {"month", true}}};
constexpr Words<bool, 1> period_words = {{{"month", true}}};
constexpr Words<int, 8> rhythm_words = {{{"daily", 0},
                                         {"mondays", 1},
                                         {"tuesdays", 2},
                                         {"wednesdays", 3},
                                         {"thursdays", 4},
                                         {"fridays", 5},
                                         {"saturdays", 6},
                                         {"sundays", 7}}};

// A day that every month has.
std::optional<int> day_of_month(Draft& draft, const Node& node, std::string_view key,
                                std::string_view remedy) {
  constexpr Micro most = 28 * micro_one;
  const auto day = node.is_scalar() ? parse_micro(node.text) : std::nullopt;
  if (day && *day % micro_one == 0 && *day >= micro_one && *day <= most) {
    return static_cast<int>(*day / micro_one);
  }
  draft.refuse(node.place, "'" + std::string(key) + "' should be a day from 1 to 28",
               std::string(remedy));
  return std::nullopt;
}

void read_period(const Reader& judge, const Node& node) {
  Draft& draft = judge.draft();
  judge.need("period", "period: month");
  judge.word("period", period_words);
  Period period;
  const Node* ends_on = judge.find("ends_on");
  if (ends_on != nullptr) {
    period.ends_on = day_of_month(draft, *ends_on, "ends_on", "a calendar month has no 'ends_on'")
                         .value_or(end_of_month);
  }
  const Node* published_on = judge.find("published_on");
  if (published_on != nullptr) {
    period.published_on =
        day_of_month(draft, *published_on, "published_on", "the first such day after the period");
  }
  const bool has_numbers = ends_on != nullptr || published_on != nullptr;
  period.said =
      has_numbers ? need_said(draft, node, judge.inherited(), judge.path()) : judge.said();
  draft.pack.period = std::move(period);
}

std::optional<Rhythm> days_of_month(Draft& draft, const Reader& rhythm) {
  const Node* days = rhythm.need("days_of_month", "days_of_month: [1, 16]");
  if (days == nullptr) return std::nullopt;
  Rhythm result{Kind::days_of_month, 0, {}};
  for (const Node& item : days->items) {
    const auto day = day_of_month(draft, item, "days_of_month", "write for example [1, 16]");
    if (!day) return std::nullopt;
    if (!result.days_of_month.empty() && *day <= result.days_of_month.back()) {
      draft.refuse(item.place, "the days of a month stand in order, each once", "");
      return std::nullopt;
    }
    result.days_of_month.push_back(*day);
  }
  if (!result.days_of_month.empty()) return result;
  draft.refuse(days->place, "'days_of_month' is a list of days", "write for example [1, 16]");
  return std::nullopt;
}

std::optional<Rhythm> read_rhythm(const Reader& publish, std::string_view key) {
  const Node* node = publish.find(key);
  if (node == nullptr) return std::nullopt;
  Draft& draft = publish.draft();
  if (node->is_map()) {
    return days_of_month(draft, Reader(draft, *node, node->place, publish.path_of(key),
                                       publish.inherited(), rhythm_keys));
  }
  const auto day = publish.word(key, rhythm_words);
  if (!day) return std::nullopt;
  return *day == 0 ? Rhythm{} : Rhythm{Kind::weekday, *day, {}};
}

std::optional<std::int64_t> read_cut_off(const Reader& publish) {
  const auto text = publish.text("cut_off");
  if (!text) return std::nullopt;
  const auto clock = parse_clock(*text);
  if (!clock) {
    publish.draft().refuse(publish.find("cut_off")->place, "'" + *text + "' is not a time of day",
                           "write for example '12:00'");
  }
  return clock;
}

}  // namespace

void read_judge(const Reader& pack) {
  const Node* node = pack.need("judge", "judge: daily");
  if (node == nullptr) return;
  Draft& draft = pack.draft();
  if (node->is_map()) {
    read_period(Reader(draft, *node, node->place, "judge", pack.inherited(), judge_keys), *node);
  } else if (pack.word("judge", judge_words).value_or(false)) {
    draft.pack.period.emplace();
  }
}

void read_publish(const Reader& pack) {
  const Node* node = pack.find("publish");
  if (node == nullptr) return;
  Draft& draft = pack.draft();
  const Reader reader(draft, *node, node->place, "publish", pack.inherited(), publish_keys);
  Publish publish;
  publish.cut_off = read_cut_off(reader);
  for (const Audience audience : audiences) {
    const auto position = static_cast<std::size_t>(audience);
    publish.rhythm[position] = read_rhythm(reader, audience_keys[position]);
  }
  if (node->is_map() && reader.find("seller") == nullptr && reader.find("buyer") == nullptr) {
    draft.refuse(node->place, "'publish' says to nobody when a score is shown",
                 "write for example 'seller: daily'");
  }
  publish.said = need_said(draft, *node, reader.inherited(), "publish");
  draft.pack.publish = std::move(publish);
}

}  // namespace xingji
