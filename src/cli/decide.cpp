#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/decide_ask.h"
#include "cli/rules.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "cli/usage.h"
#include "pack/told_answer.h"

namespace xingji {
namespace {

using Json = nlohmann::json;

// The rules of the day: --as-of, else today, or the last day on which the pack holds.
Day day_of(const Options& options, const Family& family) {
  return options.as_of.value_or(judged_today(family));
}

std::vector<std::string> ids_of(const std::vector<Decision>& decisions) {
  std::vector<std::string> ids;
  for (const Decision& decision : decisions) ids.push_back(decision.id);
  return ids;
}

// As the reader may call it: by its id, in Chinese by its title.
template <class Thing>
std::string name_of(const Thing& thing, Language language) {
  return language == Language::zh && !thing.title.zh.empty() ? thing.title.zh : thing.id;
}

// What each of them decides, below their ids.
void tell_titles(const Pack& pack, Language language) {
  std::size_t width = 0;
  for (const Decision& decision : pack.decisions) width = std::max(width, decision.id.size());
  for (const Decision& decision : pack.decisions) {
    std::cerr << "  " << pad_right(decision.id, width) << "  " << pick(decision.title, language)
              << '\n';
  }
}

// The decision that is named; a pack that has only one needs no name.
const Decision* choose(const Pack& pack, const std::string& id, bool is_asking, Language language) {
  const auto refuse = [&](const std::string& message, const std::string& remedy) {
    tell(Problems{{{pack.files.front(), 0, 0}, message, remedy}}, language);
    return nullptr;
  };
  if (pack.decisions.empty()) {
    return refuse(pack.id + " decides nothing", "see 'Decisions' in docs/rule-packs.md");
  }
  const std::vector<std::string> known = ids_of(pack.decisions);
  if (id.empty()) {
    if (known.size() == 1) return &pack.decisions.front();
    if (is_asking) return ask_which(pack, language, std::cin, std::cout, columns_out());
    refuse("which decision?", "name one of: " + with_commas(known));
    tell_titles(pack, language);
    return nullptr;
  }
  if (const Decision* decision = find_decision(pack, id)) return decision;
  const std::string near = did_you_mean(id, known);
  refuse("unknown decision '" + id + "'",
         near.empty() ? "name one of: " + with_commas(known) : near);
  if (near.empty()) tell_titles(pack, language);
  return nullptr;
}

// What is given for the inputs, by name.
using Given = std::vector<std::pair<std::string, std::string>>;

// JSON itself, `-` for standard input, or a file.
std::optional<std::string> text_of(const std::string& inputs, Problems& problems) {
  if (trim(inputs).starts_with('{') || trim(inputs).starts_with('[')) return inputs;
  if (inputs == "-") return std::string{std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream in(inputs, std::ios::binary);
  if (in) return std::string{std::istreambuf_iterator<char>(in), {}};
  problems.push_back({{inputs}, "cannot read the file", "--inputs takes JSON, a file, or -"});
  return std::nullopt;
}

// Nobody knows which of two answers is meant.
Problem given_twice(const std::string& name) {
  return {{}, name + " is given more than once", "give it once"};
}

void add_json(const std::string& inputs, Given& given, Problems& problems) {
  const auto text = text_of(inputs, problems);
  if (!text) return;
  // A parsed object has each name once, with the last value.
  std::set<std::string> names;
  const auto see_name = [&](int depth, Json::parse_event_t event, Json& part) {
    if (event != Json::parse_event_t::key || depth != 1) return true;
    const auto name = part.get<std::string>();
    if (!names.insert(name).second) problems.push_back(given_twice(name));
    return true;
  };
  const Json json = Json::parse(*text, see_name, false);
  if (!json.is_object()) {
    problems.push_back({{"--inputs"}, "the inputs are no JSON object", "write {\"name\": value}"});
    return;
  }
  for (const auto& [name, value] : json.items()) {
    if (value.is_null()) continue;  // not known
    given.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
}

// Numbers have six decimals.
bool is_too_fine(std::string_view text) {
  const std::size_t point = text.find('.');
  constexpr std::size_t most = 6;
  return point != std::string_view::npos && text.size() - point - 1 > most &&
         text.find_first_not_of("-0123456789.") == std::string_view::npos;
}

void tell_guess(const Decision::Input& input, const std::string& text, const Answer& answer,
                std::string_view currency, Language language) {
  const std::string taken = answer_phrase(input, answer, currency, language);
  tell(visible(language == Language::zh
                   ? name_of(input, language) + "：“" + text + "”按“" + taken + "”理解"
                   : name_of(input, language) + ": '" + text + "' was taken for '" + taken + "'"));
}

std::string listed(const std::vector<const Decision::Word*>& words, Language language) {
  std::string text;
  for (const Decision::Word* word : words) {
    text += (text.empty() ? "" : say(language, "；", "; "));
    text += word->title.empty() ? word->id : pick(word->title, language);
  }
  return text;
}

Answers answers_of(const Given& given, const Pack& pack, const Decision& decision,
                   Language language, Problems& problems) {
  Answers answers(decision.inputs.size());
  std::vector<bool> is_given(decision.inputs.size());
  std::vector<std::string> known;
  std::vector<std::string> ids;
  for (const Decision::Input& input : decision.inputs) {
    known.push_back(name_of(input, language));
    ids.push_back(input.id);
  }
  for (const auto& [name, text] : given) {
    const auto position = find_input(decision, name);
    if (!position) {
      std::string near = did_you_mean(name, ids);
      if (near.empty()) near = did_you_mean(name, known);
      problems.push_back({{},
                          "unknown input '" + name + "'",
                          near.empty() ? "known: " + with_commas(known) : near});
      continue;
    }
    const Decision::Input& input = decision.inputs[*position];
    if (is_given[*position]) problems.push_back(given_twice(name_of(input, language)));
    is_given[*position] = true;
    ToldAnswer told = read_told_answer(input, text, pack.currency);
    answers[*position] = told.answer;
    if (told.is_guess) tell_guess(input, text, *told.answer, pack.currency, language);
    if (answers[*position]) continue;
    std::string remedy = "write " + example_of(input, pack.currency, language);
    if (is_too_fine(text)) remedy = "write at most six decimals";
    if (!told.may_be.empty()) remedy = "write " + listed(told.may_be, language);
    problems.push_back({{},
                        "'" + text + "' is no answer to '" + name_of(input, language) + "'",
                        std::move(remedy)});
  }
  return answers;
}

// Words end at commas, and so does the 1 of 1,666.67.
bool is_in_thousands(const Given& given, std::string_view word) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool goes_on = !given.empty() && !given.back().second.empty() &&
                       is_digit(given.back().second.back()) && word.size() >= 3;
  return goes_on && std::all_of(word.begin(), word.begin() + 3, is_digit) &&
         (word.size() == 3 || !is_digit(word[3])) && word.find('=') == std::string_view::npos;
}

std::optional<Answers> given_answers(const Options& options, const Pack& pack,
                                     const Decision& decision) {
  Problems problems;
  Given given;
  if (!options.inputs.empty()) add_json(options.inputs, given, problems);
  for (const std::string& word : options.sets) {
    const std::size_t sign = word.find('=');
    if (is_in_thousands(given, word)) {
      given.back().second += word;
      continue;
    }
    if (sign == std::string::npos) {
      problems.push_back({{"--set"}, "'" + word + "' gives no value", "write name=value"});
      continue;
    }
    given.emplace_back(trim(word.substr(0, sign)), word.substr(sign + 1));
  }
  Answers answers = answers_of(given, pack, decision, options.language, problems);
  if (problems.empty()) return answers;
  tell(problems, options.language);
  return std::nullopt;
}

}  // namespace

int run_decide(const Options& options) {
  if (options.format == Format::csv) {
    tell(say(options.language, "判定只有 table 和 json 两种格式",
             "decide prints a table or JSON, no CSV"));
    return exit_usage;
  }
  const auto family = load_pack(options);
  if (!family.ok()) {
    tell(family.problems(), options.language);
    return exit_problems;
  }
  DecisionSheet sheet;
  sheet.day = day_of(options, family.value());
  sheet.pack = family.value().on(sheet.day);
  if (sheet.pack == nullptr) {
    tell(Problems{{{},
                   "no version of the pack is in force on " + format_day(sheet.day),
                   "--as-of takes another day"}},
         options.language);
    return exit_problems;
  }
  const bool is_asking = isatty(0) == 1 && is_terminal_out() && options.format != Format::json;
  sheet.decision = choose(*sheet.pack, options.decision, is_asking, options.language);
  if (sheet.decision == nullptr) return exit_problems;
  auto answers = given_answers(options, *sheet.pack, *sheet.decision);
  if (!answers) return exit_problems;
  sheet.answers = std::move(*answers);
  sheet.decided = decide_outcome(*sheet.pack, *sheet.decision, sheet.answers, sheet.day);
  const Format usual = is_terminal_out() ? Format::table : Format::json;
  if (options.format.value_or(usual) == Format::json) {
    std::cout << decision_json(sheet, options.language);
  } else {
    if (is_asking && !ask(sheet, options.language, std::cin, std::cout, columns_out())) {
      return exit_problems;  // the person left
    }
    print(decision_text(sheet, options.language));
  }
  if (!finish_output(options.language)) return exit_problems;
  return sheet.decided.row ? exit_done : exit_problems;
}

}  // namespace xingji
