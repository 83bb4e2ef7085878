#include "io/waiting_words.h"

#include "io/explain_text.h"
#include "pack/amount.h"

namespace xingji {
namespace {

std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

std::string points_text(std::int64_t points, Language language) {
  return say(language, "扣", "") + format_micro(points) + say(language, "分", " points");
}

// Whoever has days left does not count seconds.
std::string span_text(std::int64_t seconds, Language language) {
  const auto print = [&](std::int64_t shown) {
    return print_value(shown * micro_one, Indicator::PrintedAs::hours, language);
  };
  if (seconds < 2 * seconds_per_day) return print(seconds);
  const std::string days = std::to_string(seconds / seconds_per_day) + say(language, "天", " days");
  const std::int64_t hours = seconds % seconds_per_day / 3600;
  return hours == 0 ? days : days + say(language, "", " ") + print(hours * 3600);
}

std::string joined(const std::vector<std::string>& parts, Language language) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : say(language, "，", ", ")) + part;
  }
  return text;
}

// The costs of some rows, and of how many one is not known.
struct Sum {
  std::optional<std::int64_t> known;
  std::size_t unknown = 0;

  void add(const std::optional<std::int64_t>& part) {
    if (part) {
      known = known.value_or(0) + *part;
    } else {
      ++unknown;
    }
  }
};

}  // namespace

const Task& task_of(const WaitingSheet& sheet, const Waiting& row) {
  return sheet.pack->tasks[row.task];
}

std::string id_of(const WaitingSheet& sheet, const Waiting& row) {
  const TableData& data = row.account.shard->table(task_of(sheet, row).rows.table);
  return std::string(data.keys[row.row]);
}

std::string time_text(const WaitingSheet& sheet, const std::optional<Instant>& instant) {
  return instant ? format_instant(*instant, sheet.pack->zone) : "";
}

std::optional<std::int64_t> remaining(const WaitingSheet& sheet, const Waiting& row) {
  if (!row.due) return std::nullopt;
  return *row.due - sheet.view;
}

bool is_late(const WaitingSheet& sheet, const Waiting& row) {
  return row.due && *row.due < sheet.view;
}

std::string remaining_text(const WaitingSheet& sheet, const Waiting& row, Language language) {
  const auto seconds = remaining(sheet, row);
  if (!seconds) return say(language, "期限未知", "not known");
  const std::string span = span_text(std::abs(*seconds), language);
  return *seconds < 0 ? say(language, "已超 ", "late by ") + span : span;
}

std::string money_text(const WaitingSheet& sheet, std::int64_t hundredths, Language language) {
  return spoken_money(hundredths, sheet.pack->currency, language);
}

std::string cost_text(const WaitingSheet& sheet, const Waiting& row, Language language) {
  const Task& task = task_of(sheet, row);
  std::vector<std::string> parts;
  if (row.points) parts.push_back(points_text(*row.points, language));
  if (row.money) {
    parts.push_back(money_text(sheet, *row.money, language));
  } else if (task.fine) {
    parts.push_back(say(language, "金额未知", "amount not known"));
  }
  if (const std::string& says = pick(task.says, language); !says.empty()) parts.push_back(says);
  return joined(parts, language);
}

std::string sum_text(const WaitingSheet& sheet, std::size_t task, Language language) {
  const Task& said = sheet.pack->tasks[task];
  Sum points;
  Sum money;
  for (const Waiting& row : sheet.rows) {
    if (row.task != task) continue;
    if (said.points) points.add(row.points);
    if (said.fine) money.add(row.money);
  }
  std::vector<std::string> parts;
  if (points.known) parts.push_back(points_text(*points.known, language));
  if (money.known) parts.push_back(money_text(sheet, *money.known, language));
  std::string text = parts.empty() ? ""
                                   : say(language, "；全部超时的代价：", "; were all late: ") +
                                         joined(parts, language);
  const auto tell = [&](const Sum& sum, std::string_view zh, std::string_view en) {
    if (sum.unknown == 0) return;
    const std::string count = std::to_string(sum.unknown);
    text += say(language, "；另有 " + count + " 条" + std::string(zh) + "未知，没有计入",
                "; not counting " + count + " whose " + std::string(en));
  };
  tell(points, "扣分", "points are not known");
  tell(money, "金额", "amount is not known");
  return text;
}

}  // namespace xingji
