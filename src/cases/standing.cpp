#include "cases/standing.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>

#include "base/text.h"
#include "cases/changes.h"
#include "cases/judge.h"
#include "cases/series.h"
#include "cases/standing_changes.h"
#include "engine/evaluate.h"
#include "pack/printed.h"
#include "standing/notices.h"

namespace xingji::cases {
namespace {

constexpr auto score_keys =
    std::to_array<std::string_view>({"total", "stars", "stage", "dimensions", "indicators"});
constexpr auto expect_keys =
    std::to_array<std::string_view>({"standing", "moves", "fines", "notices"});
constexpr auto event_keys = std::to_array<std::string_view>({"on", "request", "upheld"});
constexpr std::string_view none = "none";
constexpr std::string_view sent = "sent";

// The days of a case, the last on its own; of a pack that judges by periods their last days.
std::vector<Day> days_of(const StandingCase& read, const Family& family) {
  std::vector<Day> days;
  Day day = read.one.day;
  for (std::size_t k = 0; k < read.days; ++k, --day) {
    for (const Pack* pack = family.on(day); pack != nullptr && !is_final(*pack, day);) {
      pack = family.on(--day);
    }
    days.push_back(day);
  }
  std::reverse(days.begin(), days.end());
  return days;
}

void read_score(const Node* node, std::optional<Micro>& score, Problems& problems) {
  if (node == nullptr || node->text == none) return;
  score = node->is_scalar() ? parse_micro(node->text) : std::nullopt;
  if (score) return;
  problems.push_back(
      {node->place, "'" + node->text + "' is not a number", "write a number, or none"});
}

// A duration in seconds, money in hundredths, as an indicator keeps them.
std::optional<Ratio> parse_value(const std::string& text, const Indicator& indicator) {
  const Printed printed = parse_printed(text, indicator.value.type, indicator.printed_as);
  return printed.state == Printed::State::value ? std::optional(printed.value) : std::nullopt;
}

void read_values(const Node* node, const Pack& pack, Card& card, Problems& problems) {
  card.indicators.resize(pack.indicators.size());
  if (node == nullptr || !is_map(*node, "'indicators'", problems)) return;
  for (const MapEntry& entry : node->entries) {
    const auto position = find_indicator(pack, entry.key);
    if (!position) {
      refuse_word(entry.key_place, "no indicator", entry.key, ids_of(pack.indicators), problems);
    } else if (entry.value.text != none) {
      const Indicator& indicator = pack.indicators[*position];
      card.indicators[*position].value = parse_value(entry.value.text, indicator);
      if (card.indicators[*position].value) continue;
      problems.push_back({entry.value.place, "'" + entry.value.text + "' is not a value of it",
                          "write it as it is printed, or none"});
    }
  }
}

Card card_of(const Node& scores, const Pack& pack, Day day, Problems& problems) {
  Card card = unjudged(pack, day);
  card.dimensions.resize(pack.dimensions.size());
  if (!scores.is_map()) return card;
  check_keys(scores, score_keys, problems);
  read_score(scores.find("total"), card.total, problems);
  read_score(scores.find("stars"), card.stars, problems);
  if (const Node* stage = scores.find("stage"); stage != nullptr && stage->text != none) {
    const auto known = ids_of(pack.stages);
    const auto found = std::find(known.begin(), known.end(), stage->text);
    if (found == known.end()) {
      refuse_word(stage->place, "no stage", stage->text, known, problems);
    } else {
      card.stage = static_cast<std::size_t>(found - known.begin());
    }
  }
  read_values(scores.find("indicators"), pack, card, problems);
  const Node* dimensions = scores.find("dimensions");
  if (dimensions == nullptr || !is_map(*dimensions, "'dimensions'", problems)) return card;
  for (const MapEntry& entry : dimensions->entries) {
    const auto position = find_dimension(pack, entry.key);
    if (position) {
      read_score(&entry.value, card.dimensions[*position].score, problems);
    } else {
      refuse_word(entry.key_place, "no dimension", entry.key, ids_of(pack.dimensions), problems);
    }
  }
  return card;
}

std::vector<Petition> petitions_at(const Node* node, Problems& problems) {
  std::vector<Petition> petitions;
  if (node == nullptr) return petitions;
  const auto refuse = [&](const Place& place) {
    problems.push_back({place, "an event says on which day what was asked for or won",
                        "with 'on' and 'request' or 'upheld'"});
  };
  if (!node->is_list()) refuse(node->place);
  for (const Node& item : node->items) {
    if (!is_map(item, "an event", problems)) continue;
    check_keys(item, event_keys, problems);
    const Node* on = item.find("on");
    const Node* request = item.find("request");
    const Node* what = request != nullptr ? request : item.find("upheld");
    const auto day = on == nullptr ? std::nullopt : parse_day(on->text);
    if (!day || what == nullptr || !what->is_scalar()) {
      refuse(item.place);
      continue;
    }
    const auto names = split(what->text, '.');
    petitions.push_back(
        {*day, request != nullptr ? Petition::Kind::request : Petition::Kind::upheld_appeal,
         std::string(names[0]), names.size() > 1 ? std::string(names[1]) : "", what->text});
  }
  std::stable_sort(petitions.begin(), petitions.end(),
                   [](const Petition& a, const Petition& b) { return a.day < b.day; });
  return petitions;
}

const Line* move_on(const Timeline& timeline, Day day) {
  const auto found = std::find_if(
      timeline.lines.begin(), timeline.lines.end(),
      [&](const Line& line) { return line.day == day && line.kind == Line::Kind::move; });
  return found == timeline.lines.end() ? nullptr : &*found;
}

// What the day's move costs: "2000", "500.5", or none.
void compare_fine(const Node& node, const std::string& path, const Line* move, Problems& problems) {
  std::string got(none);
  constexpr Micro micro_per_cent = micro_one / 100;
  if (move != nullptr && move->fine) got = format_micro(*move->fine * micro_per_cent);
  const auto amount = parse_amount(node.text);
  const bool is_amount = amount && (amount->type == Type::money || amount->type == Type::number);
  if (node.text != none && !is_amount) {
    problems.push_back({node.place, "'" + node.text + "' is no amount of money",
                        "write for example 1100.50, or none"});
    return;
  }
  const std::string expected =
      !is_amount ? node.text
                 : format_micro(amount->type == Type::money ? amount->value * micro_per_cent
                                                            : amount->value);
  if (expected == got) return;
  problems.push_back({node.place, path + ": expected " + node.text + ", got " + got, ""});
}

// What is expected of one standing on one day.
void compare(const Node& node, const std::string& path, const std::string& got,
             std::vector<std::string_view> known, Problems& problems) {
  if (std::find(known.begin(), known.end(), node.text) == known.end()) {
    refuse_word(node.place, path + ": no", node.text, known, problems);
  } else if (node.text != got) {
    problems.push_back({node.place, path + ": expected " + node.text + ", got " + got, ""});
  }
}

class Run {
 public:
  Run(const StandingCase& read, const Family& family, Problems& problems)
      : read_(read), family_(family), problems_(problems) {}

  void run() {
    const std::vector<Day> days = days_of(read_, family_);
    const std::size_t before = problems_.size();
    cards_.reserve(days.size());
    for (std::size_t k = 0; k < days.size(); ++k) {
      const Pack* pack = family_.on(days[k]);
      if (pack == nullptr) continue;
      cards_.push_back(card_of(at_position(read_.scores, k, true), *pack, days[k], problems_));
      course_.steps.push_back({days[k], pack, &cards_.back()});
    }
    course_.petitions = read_.petitions;
    course_.last = read_.one.day;
    if (read_.facts) {
      course_.attributes = [this](const Pack& pack) -> const Attributes& { return of(pack); };
    }
    if (problems_.size() > before) return;
    check_keys(read_.expect, expect_keys, problems_);
    for (std::size_t k = 0; k < days.size(); ++k) {
      compare_day(at_position(read_.expect, k, k + 1 == days.size()), days[k]);
    }
  }

 private:
  void compare_day(const Node& expect, Day day) {
    for (const std::string_view what : expect_keys) {
      const Node* node = expect.is_map() ? expect.find(what) : nullptr;
      if (node == nullptr || !is_map(*node, "'" + std::string(what) + "'", problems_)) continue;
      for (const MapEntry& entry : node->entries) {
        if (what == "notices") {
          compare_notice(entry, day);
        } else {
          compare_entry(entry, what, day);
        }
      }
    }
  }

  void compare_entry(const MapEntry& entry, std::string_view what, Day day) {
    const Timeline& timeline = timeline_of(entry.key);
    if (timeline.rules == nullptr) {
      if (!unknown_.insert(entry.key).second) return;
      refuse_word(entry.key_place, "no standing", entry.key,
                  ids_of(family_.versions.back().standings), problems_);
      return;
    }
    const std::string path = std::string(what) + '.' + entry.key + " on " + format_day(day);
    const Standing& rules = timeline.rules_on(day);
    const Line* move = move_on(timeline, day);
    if (what == "moves") {
      auto known = ids_of(rules.moves);
      known.push_back(none);
      const std::string got =
          move == nullptr ? std::string(none) : move->standing->moves[*move->move].id;
      compare(entry.value, path, got, known, problems_);
    } else if (what == "fines") {
      compare_fine(entry.value, path, move, problems_);
    } else {
      compare(entry.value, path, timeline.state_on(day).id, ids_of(rules.states), problems_);
    }
  }

  void compare_notice(const MapEntry& entry, Day day) {
    std::vector<std::string_view> known;
    for (const Pack& pack : family_.versions) {
      for (const Notice& notice : pack.notices) {
        if (!notice.deadline) known.push_back(notice.id);
      }
    }
    if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
      if (!unknown_.insert(entry.key).second) return;
      refuse_word(entry.key_place, "no notice", entry.key, known, problems_);
      return;
    }
    // In place of `sent` a case may say how many days in a row it tells.
    const std::string& word = entry.value.text;
    const bool is_number =
        !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
    const auto told = ledger().find({day, entry.key});
    std::string got(none);
    if (told != ledger().end()) got = is_number ? std::to_string(told->second) : std::string(sent);
    std::vector<std::string_view> words = {sent, none};
    if (is_number) words.push_back(word);
    compare(entry.value, "notices." + entry.key + " on " + format_day(day), got, words, problems_);
  }

  // The days in a row that notices tell, by day and id; in a case there is one series.
  const std::map<std::pair<Day, std::string>, std::size_t>& ledger() {
    if (ledger_) return *ledger_;
    ledger_.emplace();
    const auto add = [&](const std::vector<Sent>& told) {
      for (const Sent& each : told) ledger_->insert({{each.day, each.notice->id}, each.run});
    };
    std::vector<Timeline> timelines;
    for (const Pack& pack : family_.versions) {
      for (const Notice& notice : pack.notices) {
        if (notice.before) timelines.push_back(timeline_of(notice.before->standing));
      }
    }
    for (const auto series :
         {Standing::JudgedOn::computed, Standing::JudgedOn::published, Standing::JudgedOn::shown}) {
      add(sent_on(course_, series, timelines));
    }
    for (const Pack& pack : family_.versions) {
      for (const Notice& notice : pack.notices) {
        if (notice.move) add(sent_of_moves(course_, timeline_of(notice.move->standing)));
      }
    }
    return *ledger_;
  }

  const Attributes& of(const Pack& pack) {
    const auto known = attributes_.find(&pack);
    if (known != attributes_.end()) return known->second;
    const auto account = account_of(read_.one, pack, *read_.facts, problems_);
    return attributes_
        .emplace(&pack, account ? Attributes(pack, *read_.facts, *account) : Attributes())
        .first->second;
  }

  const Timeline& timeline_of(const std::string& standing) {
    const auto found = timelines_.find(standing);
    if (found != timelines_.end()) return found->second;
    return timelines_.emplace(standing, hold(standing, course_)).first->second;
  }

  const StandingCase& read_;
  const Family& family_;
  Problems& problems_;
  std::vector<Card> cards_;
  Course course_;
  std::map<const Pack*, Attributes> attributes_;
  std::map<std::string, Timeline> timelines_;
  std::optional<std::map<std::pair<Day, std::string>, std::size_t>> ledger_;
  std::set<std::string> unknown_;  // told once
};

}  // namespace

bool Standings::run(const Case& one, std::shared_ptr<const Family> family, Problems& problems) {
  const std::size_t before = problems.size();
  StandingCase read;
  read.one = one;
  read.scores = spread(*one.scores, problems);
  read.expect = spread(*one.expect, problems);
  read.days = days_in(read.expect, days_in(read.scores, 1, problems), problems);
  read.petitions = petitions_at(one.events, problems);
  if (one.attributes != nullptr) read.facts = facts_of(one, *family, one.place.file, problems);
  read.family = std::move(family);
  if (problems.size() > before) return false;
  Run(read, *read.family, problems).run();
  if (problems.size() == before && one.overlay == nullptr) cases_.push_back(std::move(read));
  return true;
}

Standings::Tried Standings::try_changes(const Family& family) const {
  Tried tried;
  std::deque<const StandingCase*> cases;  // those that noticed something lately stand first
  for (const StandingCase& read : cases_) cases.push_back(&read);
  for (const Pack& version : family.versions) {
    for (const Change& change : standing_changes_of(version)) {
      ++tried.all;
      Changed changed(version, change.ways.front());
      const auto noticed = std::find_if(cases.begin(), cases.end(), [&](const StandingCase* read) {
        Problems problems;
        Run(*read, changed.in(*read->family), problems).run();
        return !problems.empty();
      });
      if (noticed != cases.end()) {
        std::iter_swap(cases.begin(), noticed);
        continue;
      }
      tried.gaps.push_back({change.place, "no case notices: " + change.name, change.remedy});
    }
  }
  return tried;
}

}  // namespace xingji::cases
