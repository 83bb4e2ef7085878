#include "cli/notices_out.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/timelines.h"
#include "describe/phrase.h"
#include "io/csv_cell.h"
#include "io/explain_text.h"
#include "pack/amount.h"

namespace xingji {
namespace {

using Json = nlohmann::ordered_json;
using Kind = Notice::Blank::Kind;

std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

const Indicator* indicator_called(std::string_view name, const Sent& sent) {
  constexpr std::string_view prefix = "indicator.";
  if (!name.starts_with(prefix)) return nullptr;
  const auto found = find_indicator(*sent.pack, name.substr(prefix.size()));
  return found ? &sent.pack->indicators[*found] : nullptr;
}

// The indicator whose values an expression is made of alone, or null.
const Indicator* indicator_of(const Expression& value, const Sent& sent) {
  if (value.op != Op::measure) return nullptr;
  if (const Indicator* indicator = indicator_called(value.name, sent)) return indicator;
  const auto& histories = sent.notice->histories;
  const auto history = std::find_if(histories.begin(), histories.end(),
                                    [&](const History& each) { return each.id == value.name; });
  const bool has_values =
      history != histories.end() && history->of && history->type == history->of->type;
  return has_values ? indicator_of(*history->of, sent) : nullptr;
}

// What divides into no end is told with the decimals of the total, two at least; with more where
// these would take it for a rounder number, which a line may be: 69.996 is not 70.
Micro shortened(Micro value, int decimals_of_total) {
  constexpr int most = 6;  // a total that no rule rounds
  constexpr int least = 2;
  const int first = decimals_of_total < most ? std::max(least, decimals_of_total) : least;
  for (int decimals = first; decimals < most; ++decimals) {
    const Micro rounded = round_to(value, decimals);
    if (rounded == value || rounded != round_to(value, decimals - 1)) return rounded;
  }
  return value;
}

// How the platform prints it, where it prints such values.
std::optional<Indicator::PrintedAs> printed_as(const Notice::Blank& blank, const Behind& behind,
                                               const Sent& sent) {
  constexpr std::string_view limit = "limit(";
  const Indicator* indicator =
      blank.name.starts_with(limit)
          ? indicator_called(blank.name.substr(limit.size(), blank.name.size() - limit.size() - 1),
                             sent)
          : indicator_of(*blank.value, sent);
  if (indicator != nullptr) return indicator->printed_as;
  if (behind.type == Type::duration) return Indicator::PrintedAs::seconds;
  if (blank.name == "share") return Indicator::PrintedAs::percent;
  return std::nullopt;
}

std::string value_text(const Notice::Blank& blank, const Behind& behind, const Sent& sent,
                       Language language) {
  if (!behind.value.is_known()) return say(language, "没有数据", "no data");
  if (behind.type == Type::text) {
    for (const Stage& stage : sent.pack->stages) {
      if (stage.id == behind.text) return pick(stage.title, language);
    }
    return behind.text;
  }
  const auto micro = to_micro(behind.value.ratio);
  if (!micro) return "–";
  if (const auto as = printed_as(blank, behind, sent)) return print_value(*micro, *as, language);
  if (behind.type == Type::money) {
    return amount_phrase({Type::money, *micro / micro_one, sent.pack->currency}, language);
  }
  return format_micro(shortened(*micro, sent.pack->total.decimals));
}

// The title of a score that conditions know by its name.
std::string score_title(const Pack& pack, const std::string& name, Language language) {
  if (name == "total") return say(language, "总分", "the total");
  if (name == "stars") return say(language, "星级", "the stars");
  for (const Dimension& dimension : pack.dimensions) {
    if (name == "dimension." + dimension.id) return pick(dimension.title, language);
  }
  for (const Indicator& indicator : pack.indicators) {
    if (name == "indicator." + indicator.id) return pick(indicator.title, language);
  }
  return name;
}

std::string move_text(Kind kind, const Line& line, Language language) {
  const Standing& standing = *line.standing;
  if (kind == Kind::from) return pick(standing.states[line.from].title, language);
  if (kind == Kind::to) return pick(standing.states[line.to].title, language);
  const Standing::Move& move = standing.moves[*line.move];
  return move.title.empty() ? move.id : pick(move.title, language);
}

std::string blank_text(const Sent& sent, std::size_t b, Language language) {
  const Notice::Blank& blank = sent.notice->blanks[b];
  switch (blank.kind) {
    case Kind::value:
      return value_text(blank, sent.blanks[b], sent, language);
    case Kind::of_each:
      return score_title(*sent.pack, sent.notice->each, language);
    case Kind::day:
      return format_day(sent.day);
    case Kind::run:
      return std::to_string(sent.run);
    case Kind::left:
      return std::to_string(sent.left);
    case Kind::from:
    case Kind::to:
    case Kind::move:
      return move_text(blank.kind, *sent.move, language);
    case Kind::count:
      return std::to_string(sent.rows.size());
    case Kind::due:
      return format_instant(*sent.rows.front().due, sent.pack->zone);
  }
  return {};
}

std::string roles_text(const Notice& notice) {
  std::vector<std::string_view> names;
  for (const Notice::Role role : notice.to) names.push_back(to_text(role));
  return with_commas(names);
}

std::string because(const Sent& sent) {
  std::string text = to_text(sent.behind);
  for (const Sent::Row& row : sent.rows) text += (text.empty() ? "" : "; ") + row.id;
  return text;
}

// For people: why in words, and which rows.
std::string because(const Sent& sent, Language language) {
  std::vector<History> histories = sent.notice->histories;
  std::vector<Standing::Move> moves;
  const auto& of = sent.move != nullptr ? sent.notice->move : sent.notice->before;
  if (const Standing* standing = of ? find_standing(*sent.pack, of->standing) : nullptr) {
    histories.insert(histories.end(), standing->histories.begin(), standing->histories.end());
    moves = standing->moves;
  }
  const std::string reasons =
      in_words(sent.behind, histories, moves, *sent.pack, sent.day, language);
  std::string rows;
  for (const Sent::Row& row : sent.rows) {
    rows += (rows.empty() ? say(language, "涉及 ", "about ") : say(language, "、", ", ")) + row.id;
  }
  if (reasons.empty()) return rows;
  return say(language, "因为 ", "because ") + reasons + (rows.empty() ? "" : "; ") + rows;
}

std::string_view kind_text(const Sent& sent) { return sent.is_finding ? "finding" : "notice"; }

std::string role_title(Notice::Role role, Language language) {
  switch (role) {
    case Notice::Role::owner:
      return say(language, "店主", "owner");
    case Notice::Role::operations:
      return say(language, "运营", "operations");
    case Notice::Role::service:
      return say(language, "客服", "service");
    case Notice::Role::logistics:
      return say(language, "物流", "logistics");
    case Notice::Role::goods:
      return say(language, "商品", "goods");
    case Notice::Role::finance:
      return say(language, "财务", "finance");
  }
  return {};
}

std::string severity_title(Notice::Severity severity, Language language) {
  switch (severity) {
    case Notice::Severity::info:
      return say(language, "提示", "info");
    case Notice::Severity::warning:
      return say(language, "预警", "warning");
    case Notice::Severity::alarm:
      return say(language, "警报", "alarm");
  }
  return {};
}

std::string whole_text(const Sent& sent, Language language) {
  return notice_text(sent, language) + gap_text(sent, language);
}

Json json_of(const Sent& sent) {
  Json json;
  json["day"] = format_day(sent.day);
  json["notice"] = sent.notice->id;
  json["kind"] = kind_text(sent);
  json["severity"] = to_text(sent.notice->severity);
  json["to"] = Json::array();
  for (const Notice::Role role : sent.notice->to) json["to"].push_back(to_text(role));
  json["title"] = {{"zh", sent.notice->title.zh}, {"en", sent.notice->title.en}};
  json["text"] = {{"zh", whole_text(sent, Language::zh)}, {"en", whole_text(sent, Language::en)}};
  if (sent.run > 0) json["days"] = sent.run;
  if (sent.left > 0) json["left"] = sent.left;
  if (sent.gap) json["gap"] = {{"day", format_day(sent.gap->day)}, {"given", sent.gap->is_given}};
  json["because"] = Json::array();
  for (const Behind& behind : sent.behind) json["because"].push_back(to_text(behind));
  if (!sent.rows.empty()) json["rows"] = Json::array();
  for (const Sent::Row& row : sent.rows) json["rows"].push_back(row.id);
  json["source"] = sent.notice->said.source;
  if (!sent.notice->said.assumed.empty()) {
    json["assumed"] = {{"zh", sent.notice->said.assumed.zh}, {"en", sent.notice->said.assumed.en}};
  }
  return json;
}

}  // namespace

std::string notice_text(const Sent& sent, Language language) {
  constexpr std::string_view days = " days";
  const std::string& text = pick(sent.notice->text, language);
  std::string filled;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string::npos ? open : text.find('}', open);
    if (close == std::string::npos) return filled + text.substr(at);
    filled += text.substr(at, open - at);
    const std::string name = text.substr(open + 1, close - open - 1);
    const auto& blanks = sent.notice->blanks;
    std::string value;
    for (std::size_t b = 0; b < blanks.size(); ++b) {
      if (blanks[b].name == name) value = blank_text(sent, b, language);
    }
    filled += value;
    at = close + 1;
    // One day, not one days.
    if (value == "1" && std::string_view(text).substr(at).starts_with(days)) {
      filled += days.substr(0, days.size() - 1);
      at += days.size();
    }
  }
  return filled;
}

std::string gap_text(const Sent& sent, Language language) {
  if (!sent.gap) return {};
  const std::string day = format_day(sent.gap->day);
  const std::string zh = sent.gap->is_given ? " 记的数不够算出总分" : " 没有记数";
  const std::string en = sent.gap->is_given ? "; the numbers entered on " + day + " give no total"
                                            : "; no numbers were entered on " + day;
  return say(language, "；" + day + zh + "，连续天数从它之后算起，补上后可能更多",
             en + ", so that the days are counted from then on and may be more");
}

std::string notices_table(const std::vector<Sent>& sent, Language language) {
  std::string text;
  for (const Sent& each : sent) {
    std::string line = "  " + format_day(each.day) + "  ";
    if (each.is_finding) {
      line +=
          say(language, "发现：按现有数据不会通知：", "finding: would not be sent as known now: ") +
          pick(each.notice->title, language);
    } else {
      line +=
          '[' + severity_title(each.notice->severity, language) + "] " + whole_text(each, language);
      std::string roles;
      for (const Notice::Role role : each.notice->to) {
        roles += (roles.empty() ? "" : say(language, "、", ", ")) + role_title(role, language);
      }
      line += say(language, "（通知", " (to ") + roles + say(language, "）", ")");
    }
    text += visible(line) + '\n';
    const std::string reasons = because(each, language);
    if (!reasons.empty()) text += "      " + visible(reasons) + '\n';
  }
  return text;
}

std::string notices_csv_header() {
  return "subject,day,notice,kind,severity,to,days,text,because,title\n";
}

std::string notices_csv(const std::string& subject, const std::vector<Sent>& sent,
                        Language language) {
  std::string text;
  for (const Sent& each : sent) {
    for (const std::string& cell :
         {subject, format_day(each.day), each.notice->id, std::string(kind_text(each)),
          std::string(to_text(each.notice->severity)), roles_text(*each.notice),
          each.run > 0 ? std::to_string(each.run) : std::string(), whole_text(each, language)}) {
      text += csv_cell(cell) + ',';
    }
    text += csv_cell(because(each)) + ',' + csv_cell(pick(each.notice->title, language)) + '\n';
  }
  return text;
}

std::string notices_json(const std::string& subject, const std::vector<Sent>& sent) {
  Json json{{"subject", subject}, {"notices", Json::array()}};
  for (const Sent& each : sent) json["notices"].push_back(json_of(each));
  return json.dump();
}

}  // namespace xingji
