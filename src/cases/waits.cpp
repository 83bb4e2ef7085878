#include "cases/waits.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "cases/facts.h"
#include "cases/judge.h"
#include "cases/waits_changes.h"
#include "engine/subjects.h"
#include "engine/waiting.h"
#include "io/times.h"
#include "pack/expression.h"
#include "standing/notices.h"

namespace xingji::cases {
namespace {

constexpr auto expect_keys = std::to_array<std::string_view>({"deadlines", "worklists", "notices"});
constexpr auto row_keys =
    std::to_array<std::string_view>({"row", "due", "left", "points", "money"});
constexpr std::string_view none = "none";

std::string name_of(const Pack& pack, const Task& task) {
  return format_day(pack.since.value_or(0)) + ' ' + task.id;
}

// An agent is one of its shop.
std::vector<Waiting> rows_of(const WaitCase& read, const Pack& pack) {
  const std::string whom = case_subject(pack);
  for (const std::string& subject : {whom, std::string(case_shop) + '/' + whom}) {
    if (!find_subject(*read.facts, pack, subject)) continue;
    return waiting(pack, *read.facts, {subject}, read.view);
  }
  return {};
}

std::string key_of(const Pack& pack, const Waiting& row) {
  return std::string(row.account.shard->table(pack.tasks[row.task].rows.table).keys[row.row]);
}

// "-90s" as well, for what is late.
std::optional<std::int64_t> span_in(std::string_view text) {
  const bool is_late = text.starts_with('-');
  if (is_late) text.remove_prefix(1);
  const auto amount = parse_amount(text);
  if (!amount || amount->type != Type::duration) return std::nullopt;
  return is_late ? -amount->value : amount->value;
}

std::optional<std::int64_t> cents_in(std::string_view text) {
  const auto amount = parse_amount(text);
  if (!amount || (amount->type != Type::money && amount->type != Type::number)) return std::nullopt;
  return amount->type == Type::money ? amount->value : amount->value / (micro_one / 100);
}

std::string text_of_span(std::int64_t seconds) {
  const std::string sign = seconds < 0 ? "-" : "";
  return sign + format_amount({Type::duration, std::abs(seconds), ""});
}

class Run {
 public:
  Run(const WaitCase& read, const Pack& pack, Problems& problems)
      : read_(read), pack_(pack), problems_(problems), all_(rows_of(read, pack)) {}

  void run() {
    check_keys(*read_.one.expect, expect_keys, problems_);
    for (const std::string_view kind : expect_keys) {
      const Node* node = read_.one.expect->find(kind);
      if (node == nullptr || !is_map(*node, "'" + std::string(kind) + "'", problems_)) continue;
      for (const MapEntry& entry : node->entries) {
        if (kind == "notices") {
          compare_notice(entry);
        } else {
          compare_task(entry, kind == "deadlines");
        }
      }
    }
  }

 private:
  void compare_task(const MapEntry& entry, bool has_clock) {
    std::vector<std::string_view> known;
    for (std::size_t t = 0; t < pack_.tasks.size(); ++t) {
      if (pack_.tasks[t].has_clock != has_clock) continue;
      if (pack_.tasks[t].id == entry.key) {
        compare_rows(entry, t);
        return;
      }
      known.push_back(pack_.tasks[t].id);
    }
    refuse_word(entry.key_place, has_clock ? "no deadline" : "no list of work", entry.key, known,
                problems_);
  }

  void compare_rows(const MapEntry& entry, std::size_t task) {
    std::vector<const Waiting*> found;
    for (const Waiting& row : all_) {
      if (row.task == task) found.push_back(&row);
    }
    const std::vector<Node> expected = listed(entry.value);
    if (!are_named(expected)) return;
    const std::string path =
        (pack_.tasks[task].has_clock ? "deadlines." : "worklists.") + entry.key;
    std::vector<std::string> wanted;
    for (const Node& node : expected) wanted.push_back(row_of(node));
    std::vector<std::string> got;
    for (const Waiting* row : found) got.push_back(key_of(pack_, *row));
    if (!compare_ids(entry, path, wanted, got)) return;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (expected[i].is_map()) compare_row(expected[i], path, *found[i]);
    }
  }

  void compare_notice(const MapEntry& entry) {
    std::vector<std::string_view> known;
    for (const Notice& notice : pack_.notices) {
      if (notice.deadline) known.push_back(notice.id);
    }
    const Notice* notice = find_notice(pack_, entry.key);
    if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
      refuse_word(entry.key_place, "no notice of a deadline", entry.key, known, problems_);
    } else if (read_.view != pack_.zone.end_of(read_.one.day)) {
      problems_.push_back({entry.key_place, "notices of deadlines come at the end of a day",
                           "write 'at: " + format_day(read_.one.day) + " 23:59:59'"});
    } else {
      std::vector<std::string> wanted;
      for (const Node& node : listed(entry.value)) wanted.push_back(row_of(node));
      std::vector<std::string> got;
      if (in_force(notice->since, notice->until, read_.one.day)) {
        for (const auto& row : rows_told(pack_, *notice, all_, read_.view)) got.push_back(row.id);
      }
      compare_ids(entry, "notices." + entry.key, wanted, got);
    }
  }

  bool compare_ids(const MapEntry& entry, const std::string& path,
                   const std::vector<std::string>& wanted, const std::vector<std::string>& got) {
    if (wanted == got) return true;
    const auto text = [](const std::vector<std::string>& ids) {
      return ids.empty() ? std::string(none) : with_commas(ids);
    };
    tell(entry.value.place, path, text(wanted), text(got));
    return false;
  }

  static std::vector<Node> listed(const Node& value) {
    if (value.is_list()) return value.items;
    return value.text == none ? std::vector<Node>{} : std::vector<Node>{value};
  }

  bool are_named(const std::vector<Node>& rows) {
    bool all = true;
    for (const Node& node : rows) {
      if (!node.is_map() || node.find("row") != nullptr) continue;
      check_keys(node, row_keys, problems_);
      problems_.push_back({node.place, "a row that waits has no 'row'", "name it by its id"});
      all = false;
    }
    return all;
  }

  static std::string row_of(const Node& node) {
    const Node* row = node.is_map() ? node.find("row") : &node;
    return row == nullptr ? "" : row->text;
  }

  void compare_row(const Node& node, const std::string& path, const Waiting& row) {
    check_keys(node, row_keys, problems_);
    const std::string of = path + " " + row_of(node);
    if (const Node* due = node.find("due")) {
      const std::string got = row.due ? format_instant(*row.due, pack_.zone) : std::string(none);
      if (due->text != got) tell(due->place, of + ".due", due->text, got);
    }
    compare_amount(node, "left", of, Got{row.due.has_value(), row.due.value_or(0) - read_.view},
                   span_in, text_of_span);
    compare_amount(node, "money", of, Got{row.money.has_value(), row.money.value_or(0)}, cents_in,
                   [&](std::int64_t cents) {
                     return format_amount({Type::money, cents, pack_.currency});
                   });
    compare_amount(node, "points", of, Got{row.points.has_value(), row.points.value_or(0)},
                   parse_micro, [](std::int64_t points) { return format_micro(points); });
  }

  struct Got {
    bool is_known = false;
    std::int64_t value = 0;
  };

  template <class Read, class Write>
  void compare_amount(const Node& node, const std::string& key, const std::string& of,
                      const Got& got, const Read& read, const Write& write) {
    const Node* wanted = node.find(key);
    if (wanted == nullptr) return;
    std::optional<std::int64_t> value;
    if (wanted->text != none) {
      value = read(wanted->text);
      if (!value) {
        problems_.push_back({wanted->place, "'" + wanted->text + "' is not '" + key + "'",
                             "write for example 'left: 3h', 'money: 5.00', 'points: 2' or none"});
        return;
      }
    }
    if (value.has_value() == got.is_known && (!value || *value == got.value)) return;
    tell(wanted->place, of + "." + key, wanted->text,
         got.is_known ? write(got.value) : std::string(none));
  }

  void tell(const Place& place, const std::string& path, const std::string& wanted,
            const std::string& got) {
    problems_.push_back({place, path + ": expected " + wanted + ", got " + got, ""});
  }

  const WaitCase& read_;
  const Pack& pack_;
  Problems& problems_;
  std::vector<Waiting> all_;
};

void run_on(const WaitCase& read, const Family& family, Problems& problems) {
  const Pack* pack = family.on(read.one.day);
  if (pack == nullptr) {
    problems.push_back({read.one.place, "no version of the pack is in force then", ""});
    return;
  }
  Run(read, *pack, problems).run();
}

}  // namespace

bool Waits::run(const Case& one, std::shared_ptr<const Family> family,
                std::shared_ptr<const FactSet> facts, Problems& problems) {
  const Pack* pack = family->on(one.day);
  const Pack& shape = pack == nullptr ? family->versions.back() : *pack;
  WaitCase read{one, 0, std::move(facts), std::move(family)};
  OddTimes odd;
  if (read_last_second(one.at->text, LocalDays(shape.zone), read.view, odd) != Fault::none) {
    problems.push_back({one.at->place, "'" + one.at->text + "' is not a time",
                        "write it as '2022-06-15 15:36:04'"});
    return false;
  }
  if (!account_of(one, shape, *read.facts, problems)) return false;
  run_on(read, *read.family, problems);
  if (!problems.empty()) return true;
  note_sides(read);
  if (one.overlay == nullptr) cases_.push_back(std::move(read));
  return true;
}

void Waits::note_sides(const WaitCase& read) {
  const Pack& pack = *read.family->on(read.one.day);
  for (const Waiting& row : rows_of(read, pack)) {
    if (!row.due) continue;
    Sides& sides = sides_[name_of(pack, pack.tasks[row.task])];
    sides.before = sides.before || read.view < *row.due;
    sides.on = sides.on || read.view == *row.due;
    sides.after = sides.after || read.view > *row.due;
  }
}

Waits::Tried Waits::sides(const Family& family) const {
  Tried tried;
  for (const Pack& pack : family.versions) {
    for (const Task& task : pack.tasks) {
      if (!task.has_clock) continue;
      ++tried.all;
      const auto found = sides_.find(name_of(pack, task));
      const Sides seen = found == sides_.end() ? Sides{} : found->second;
      std::string lacking;
      const auto lack = [&](bool is_seen, const char* side) {
        if (!is_seen) lacking += (lacking.empty() ? "" : ", ") + std::string(side);
      };
      lack(seen.before, "before it");
      lack(seen.on, "on it");
      lack(seen.after, "after it");
      if (lacking.empty()) continue;
      tried.gaps.push_back(
          {task.place,
           "the due time of deadlines." + task.id + " is not tested: no case looks " + lacking,
           "add a case with 'at'"});
    }
  }
  return tried;
}

bool Waits::is_noticed_by_any(const Pack& version, const std::function<void(Pack&)>& way) const {
  Changed changed(version, way);
  return std::any_of(cases_.begin(), cases_.end(), [&](const WaitCase& read) {
    Problems problems;
    run_on(read, changed.in(*read.family), problems);
    return !problems.empty();
  });
}

Waits::Tried Waits::try_changes(const Family& family) const {
  Tried tried;
  for (const Pack& version : family.versions) {
    for (const Change& change : task_changes_of(version)) {
      ++tried.all;
      const bool is_noticed =
          std::any_of(change.ways.begin(), change.ways.end(),
                      [&](const auto& way) { return is_noticed_by_any(version, way); });
      if (is_noticed) continue;
      tried.gaps.push_back({change.place, "no case notices: " + change.name, change.remedy});
    }
  }
  return tried;
}

}  // namespace xingji::cases
