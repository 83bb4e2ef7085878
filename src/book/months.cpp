#include "book/months.h"

#include <algorithm>
#include <set>

#include "pack/amount.h"
#include "pack/digest.h"
#include "pay/titles.h"

namespace xingji {
namespace {

constexpr std::string_view undone = "undone";

std::optional<SlipState> state_called(std::string_view text) {
  for (const SlipState state : {SlipState::checked, SlipState::confirmed, SlipState::disputed}) {
    if (to_text(state) == text) return state;
  }
  return std::nullopt;
}

std::string money_text(std::int64_t cents) { return format_micro(cents * (micro_one / 100)); }

Title title_of(const Pack& pack, const std::string& id) {
  for (const Pay::Line& line : pack.pay->lines) {
    if (line.id == id) return line.title;
  }
  return {id, id};
}

Title correction_title(const std::string& month, const Title& of) {
  return {"更正 " + month + " " + pick(of, Language::zh),
          "Correction of " + month + ": " + pick(of, Language::en)};
}

// Of "2022-05 own_sales", a correction, the month and the line; of a line the month it stands in.
std::pair<std::string, std::string> origin_of(const std::string& month, const std::string& line) {
  const std::size_t space = line.find(' ');
  if (space == std::string::npos) return {month, line};
  return {line.substr(0, space), line.substr(space + 1)};
}

using Facts = std::map<std::string, std::int64_t>;

std::string fact_name(const PayFact& fact) {
  return fact.measure + ' ' + fact.table + ' ' + fact.id;
}

// "claimed_returns refunds r5": the measure in the words of the pack, and the row.
Title fact_title(const Pack& pack, const std::string& name) {
  const std::size_t table = name.find(' ');
  const std::size_t id = name.find(' ', table + 1);
  if (table == std::string::npos || id == std::string::npos) return {name, name};
  const Title measure = title_in_pay(pack, name.substr(0, table));
  return {measure.zh + name.substr(id), measure.en + name.substr(id)};
}

std::map<std::string, Facts> facts_by_line(const PaySheet& sheet, const Slip& slip) {
  std::map<std::string, Facts> facts;
  for (const PayFact& fact : facts_behind(sheet, slip)) {
    facts[fact.line][fact_name(fact)] = fact.value;
  }
  return facts;
}

// The rows that came, went or count otherwise now.
Title changed(const Pack& pack, const Facts& before, const Facts& now) {
  Title text;
  const auto add = [&](const std::string& name, const std::string& zh, const std::string& en) {
    const Title fact = fact_title(pack, name);
    text.zh += (text.zh.empty() ? "" : "；") + fact.zh + zh;
    text.en += (text.en.empty() ? "" : "; ") + fact.en + en;
  };
  for (const auto& [name, value] : now) {
    const auto old = before.find(name);
    if (old == before.end()) add(name, " 后来计入", " counts since");
    if (old != before.end() && old->second != value) add(name, " 有变", " has changed");
  }
  for (const auto& [name, value] : before) {
    if (!now.contains(name)) add(name, " 不再计入", " counts no more");
  }
  if (text.empty()) {
    text = {"本人的明细没有变，变的是团队、属性或规则",
            "none of the person's own rows has changed: the team, an attribute or the rules have"};
  }
  return text;
}

const Slip* find_slip(const PaySheet& sheet, const std::string& subject) {
  const auto found = std::find_if(sheet.slips.begin(), sheet.slips.end(),
                                  [&](const Slip& slip) { return slip.subject == subject; });
  return found == sheet.slips.end() ? nullptr : &*found;
}

void add_facts(const std::string& month, const PaySheet& sheet, const std::string& subject,
               std::vector<BookEntry>& entries) {
  entries.push_back({"", month, subject, "facts", "", {}, ""});  // in place of earlier ones
  const Slip* slip = find_slip(sheet, subject);
  if (slip == nullptr) return;
  for (const PayFact& fact : facts_behind(sheet, *slip)) {
    entries.push_back({"", month, subject, "fact", fact.line, fact.value, fact_name(fact)});
  }
}

}  // namespace

std::string_view to_text(SlipState state) {
  switch (state) {
    case SlipState::draft:
      return "draft";
    case SlipState::checked:
      return "checked";
    case SlipState::confirmed:
      return "confirmed";
    case SlipState::disputed:
      return "disputed";
    case SlipState::closed:
      return "closed";
  }
  return "";
}

std::string digest_of(const BookedSlip& slip) {
  std::string text;
  for (const BookedLine& line : slip.lines) {
    text += line.id + '=' + (line.cents ? std::to_string(*line.cents) : "") + '\n';
  }
  return sha256_hex(text);
}

Months::Months(const Book& book) {
  for (const BookEntry& entry : book.entries()) {
    const Key key{entry.month, entry.subject};
    if (entry.kind == "pack") pack_ = entry.name;
    if (entry.kind == "closed") closed_[entry.month] = true;
    if (entry.kind == "facts") facts_[key].clear();
    if (entry.kind == "fact") facts_[key][entry.name][entry.detail] = entry.cents.value_or(0);
    if (entry.kind == "settled") {
      const auto [month, line] = origin_of(entry.month, entry.name);
      settled_[{month, entry.subject}][line] = {entry.cents.value_or(0), entry.detail};
    }
    if (entry.kind == "said" && !lines_[key].empty()) lines_[key].back().because.zh = entry.detail;
    if (entry.kind == "state") {
      auto& states = states_[key];
      const auto state = state_called(entry.name);
      if (state) {
        const std::size_t space = entry.detail.find(' ');
        states.push_back({*state, entry.detail.substr(0, space),
                          space == std::string::npos ? "" : entry.detail.substr(space + 1),
                          entry.cents});
      } else if (!states.empty()) {
        states.pop_back();
      }
    }
    if (entry.kind != "line") continue;
    const std::int64_t cents = entry.cents.value_or(0);
    const std::size_t space = entry.name.find(' ');
    const bool is_correction = space != std::string::npos;
    lines_[key].push_back({entry.name, {}, cents, {entry.detail, entry.detail}, "", is_correction});
    if (is_correction) {
      amounts_[{entry.name.substr(0, space), entry.subject}][entry.name.substr(space + 1)] += cents;
    } else {
      amounts_[key][entry.name] += cents;
    }
  }
}

std::vector<std::string> Months::closed() const {
  std::vector<std::string> months;
  for (const auto& [month, is_closed] : closed_) months.push_back(month);
  return months;
}

std::string Months::first_begun() const {
  const auto first =
      std::ranges::find_if(states_, [](const auto& states) { return !states.second.empty(); });
  return first == states_.end() ? std::string() : first->first.first;
}

BookedMonth Months::booked(const std::string& month, const Pack& pack) const {
  BookedMonth booked{month, true, {}};
  for (const auto& [key, lines] : lines_) {
    if (key.first != month) continue;
    BookedSlip slip;
    slip.subject = key.second;
    slip.state = SlipState::closed;
    slip.lines = lines;
    slip.total = 0;
    for (BookedLine& line : slip.lines) {
      const std::size_t space = line.id.find(' ');
      line.title = line.is_correction ? correction_title(line.id.substr(0, space),
                                                         title_of(pack, line.id.substr(space + 1)))
                                      : title_of(pack, line.id);
      *slip.total += *line.cents;
    }
    booked.slips.push_back(std::move(slip));
  }
  return booked;
}

const Months::Settled* Months::settled_line(const std::string& month, const std::string& subject,
                                            const std::string& line) const {
  const auto lines = settled_.find({month, subject});
  if (lines == settled_.end()) return nullptr;
  const auto found = lines->second.find(line);
  return found == lines->second.end() ? nullptr : &found->second;
}

void Months::settle(const std::string& month, BookedSlip& slip) const {
  slip.total = 0;
  for (BookedLine& line : slip.lines) {
    const auto [origin, id] = origin_of(month, line.id);
    const Settled* by_hand = line.cents ? nullptr : settled_line(origin, slip.subject, id);
    if (by_hand != nullptr) {
      line.cents = by_hand->cents;
      line.is_by_hand = true;
      line.because.zh += "；手工填写：" + by_hand->reason;
      line.because.en += "; set by hand: " + by_hand->reason;
    }
    if (slip.total && line.cents) {
      *slip.total += *line.cents;
    } else {
      slip.total.reset();
    }
  }
}

BookEntry Months::settled(const std::string& month, const std::string& subject,
                          const std::string& line, std::int64_t cents, const std::string& reason) {
  return {"", month, subject, "settled", line, cents, reason};
}

const Months::State* Months::state_of(const std::string& month, const std::string& subject) const {
  const auto states = states_.find({month, subject});
  return states == states_.end() || states->second.empty() ? nullptr : &states->second.back();
}

void Months::note_state(const std::string& month, BookedSlip& slip) const {
  const State* state = state_of(month, slip.subject);
  if (state == nullptr) return;
  slip.state = state->state;
  slip.said = state->reason;
  const bool is_agreed = slip.state != SlipState::disputed;
  if (!is_agreed || state->digest == digest_of(slip)) return;
  if (slip.state != SlipState::draft) slip.before = {slip.state, state->total};
  slip.state = SlipState::draft;
}

std::map<std::string, std::vector<BookedLine>> Months::corrections(const std::string& month,
                                                                   const PaySheet& now) const {
  std::set<std::string> subjects;
  for (const Slip& slip : now.slips) subjects.insert(slip.subject);
  for (const auto& [key, amounts] : amounts_) {
    if (key.first == month) subjects.insert(key.second);
  }
  std::map<std::string, std::vector<BookedLine>> all;
  for (const std::string& subject : subjects) {
    const auto booked = amounts_.find({month, subject});
    Amounts before = booked == amounts_.end() ? Amounts{} : booked->second;
    const Slip* slip = find_slip(now, subject);
    std::optional<std::map<std::string, Facts>> facts;
    const auto add = [&](const std::string& id, const std::optional<std::int64_t>& cents,
                         const Title& why) {
      const std::int64_t old = before[id];
      before.erase(id);
      if (cents && *cents == old) return;
      // What was set by hand stands as long as the line has no amount of its own.
      if (!cents && settled_line(month, subject, id) != nullptr) return;
      if (!facts) facts = slip ? facts_by_line(now, *slip) : std::map<std::string, Facts>{};
      const auto booked_facts = facts_.find({month, subject});
      const Facts none;
      const auto of_line = [&](const std::map<std::string, Facts>& lines) -> const Facts& {
        const auto found = lines.find(id);
        return found == lines.end() ? none : found->second;
      };
      Title because = why;
      if (cents) {
        because =
            changed(*now.pack, booked_facts == facts_.end() ? none : of_line(booked_facts->second),
                    of_line(*facts));
        const std::string sum = money_text(old) + " → " + money_text(*cents);
        because = {sum + "；" + because.zh, sum + "; " + because.en};
      }
      all[subject].push_back({month + ' ' + id, correction_title(month, title_of(*now.pack, id)),
                              cents ? std::optional(*cents - old) : std::nullopt, because, "",
                              true});
    };
    if (slip != nullptr) {
      for (const SlipLine& line : slip->lines) add(line.rule->id, line.cents, line.why);
    }
    const Amounts gone = before;  // lines that nobody earns any more
    for (const auto& [id, cents] : gone) add(id, 0, {});
  }
  return all;
}

std::vector<BookEntry> Months::move(const std::string& month, const BookedSlip& slip, SlipState to,
                                    const std::string& reason) const {
  return {{"", month, slip.subject, "state", std::string(to_text(to)), slip.total,
           digest_of(slip) + (reason.empty() ? "" : ' ' + reason)}};
}

std::optional<BookEntry> Months::undo(const std::string& month, const std::string& subject) const {
  const State* state = state_of(month, subject);
  if (state == nullptr) return std::nullopt;
  return BookEntry{
      "", month, subject, "state", std::string(undone), {}, std::string(to_text(state->state))};
}

std::vector<BookEntry> entries_of_close(const BookedMonth& month,
                                        const std::map<std::string, PaySheet>& sheets,
                                        const std::string& digests) {
  std::vector<BookEntry> entries;
  for (const BookedSlip& slip : month.slips) {
    std::set<std::string> months = {month.month};
    for (const BookedLine& line : slip.lines) {
      entries.push_back({"", month.month, slip.subject, "line", line.id, line.cents,
                         pick(line.because, Language::en)});
      entries.push_back(
          {"", month.month, slip.subject, "said", line.id, {}, pick(line.because, Language::zh)});
      if (line.is_correction) months.insert(line.id.substr(0, line.id.find(' ')));
    }
    for (const std::string& each : months) add_facts(each, sheets.at(each), slip.subject, entries);
  }
  entries.push_back({"", month.month, "", "closed", "", {}, digests});
  return entries;
}

}  // namespace xingji
