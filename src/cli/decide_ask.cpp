#include "cli/decide_ask.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>

#include "base/fold.h"
#include "base/text.h"
#include "cli/usage.h"
#include "pack/told_answer.h"

namespace xingji {
namespace {

using Input = Decision::Input;

template <class Words>
bool is_in(const Words& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr auto back_words = std::to_array<std::string_view>({"back", "b", "<", "返回", "上一个"});
constexpr auto quit_words = std::to_array<std::string_view>({"quit", "q", "exit", "退出"});
constexpr auto unsure_words = std::to_array<std::string_view>(
    {"", "?", "？", "不知道", "不清楚", "不确定", "unknown", "don't know", "not known"});

std::string title_of(const Decision::Word& word, Language language) {
  return word.title.empty() ? word.id : pick(word.title, language);
}

// The position of a word in the list as it was printed, from 1.
std::optional<Answer> numbered(const Input& input, std::string_view text) {
  std::size_t position = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), position);
  const bool is_whole = fault == std::errc{} && end == text.data() + text.size();
  if (!is_whole || position == 0 || position > input.words.size()) return std::nullopt;
  return Answer{0, input.words[position - 1].id};
}

// A number of the list goes before words that have it in them.
ToldAnswer answer_in(const Input& input, std::string_view text, std::string_view currency) {
  if (auto answer = parse_answer(input, text, currency)) return {std::move(answer)};
  if (auto answer = numbered(input, text)) return {std::move(answer)};
  return read_told_answer(input, text, currency);
}

// Words that have what was typed in them, else the one that is spelt nearly so.
std::vector<std::string> near_words(const Input& input, const ToldAnswer& told,
                                    const std::string& typed, Language language) {
  std::vector<std::string> near;
  for (const Decision::Word* word : told.may_be) near.push_back(title_of(*word, language));
  if (!near.empty()) return near;
  std::vector<std::string> titles;
  for (const Decision::Word& word : input.words) titles.push_back(title_of(word, language));
  std::string nearest_one = nearest(typed, titles);
  if (!nearest_one.empty()) near.push_back(std::move(nearest_one));
  return near;
}

class Conversation {
 public:
  Conversation(DecisionSheet& sheet, Language language, std::istream& in, std::ostream& out,
               std::size_t columns)
      : sheet_(sheet), language_(language), in_(in), out_(out), columns_(columns) {}

  bool hold() {
    if (!sheet_.decided.asks) return true;
    write(pick(sheet_.decision->title, language_));
    write(say(language_, "回车：不知道，说出还差什么；返回：改上一个；退出：不判了。",
              "Enter: not known, and what is lacking is told; back: the one before; quit: leave."));
    while (sheet_.decided.asks) {
      const std::size_t asks = *sheet_.decided.asks;
      question(asks);
      std::string line;
      if (!std::getline(in_, line)) {
        out_ << '\n';
        return true;
      }
      const std::string text(trim(line));
      if (is_in(quit_words, text)) return false;
      if (is_in(unsure_words, text)) return true;
      if (is_in(back_words, text)) {
        go_back();
      } else {
        take(asks, text);
      }
      sheet_.decided = decide_outcome(*sheet_.pack, *sheet_.decision, sheet_.answers, sheet_.day);
    }
    return true;
  }

 private:
  void write(std::string_view text) { out_ << folded(visible(text), columns_) << '\n'; }

  void question(std::size_t asks) {
    const Input& input = sheet_.decision->inputs[asks];
    if (input.words.empty()) {
      write(question_text(sheet_, asks, language_));
    } else {
      write(pick(input.ask, language_));
    }
    for (std::size_t w = 0; w < input.words.size(); ++w) {
      const std::string number = std::to_string(w + 1);
      write(pad_left(number, 4) + "  " + title_of(input.words[w], language_));
    }
    out_ << "> " << std::flush;
  }

  void take(std::size_t asks, const std::string& text) {
    const Input& input = sheet_.decision->inputs[asks];
    const ToldAnswer told = answer_in(input, text, sheet_.pack->currency);
    if (told.answer && !told.is_guess) {
      sheet_.answers[asks] = told.answer;
      answered_.push_back(asks);
      return;
    }
    std::string help;
    for (const std::string& word : near_words(input, told, text, language_)) {
      help +=
          help.empty() ? say(language_, "是不是：", "did you mean: ") : say(language_, "、", ", ");
      help += word;
    }
    if (help.empty() && input.words.empty()) {
      help = std::string(say(language_, "请这样回答：", "answer with ")) +
             example_of(input, sheet_.pack->currency, language_);
    }
    if (help.empty()) help = say(language_, "写编号或名称", "give a number or a name of the list");
    write(std::string(say(language_, "没有看懂。", "Not understood; ")) + help);
  }

  void go_back() {
    if (answered_.empty()) return;
    sheet_.answers[answered_.back()].reset();
    answered_.pop_back();
  }

  DecisionSheet& sheet_;
  Language language_;
  std::istream& in_;
  std::ostream& out_;
  std::size_t columns_;
  std::vector<std::size_t> answered_;
};

}  // namespace

const Decision* ask_which(const Pack& pack, Language language, std::istream& in, std::ostream& out,
                          std::size_t columns) {
  // Decisions are words of a question like any other.
  Input which;
  which.type = Type::text;
  for (const Decision& decision : pack.decisions) {
    which.words.push_back({decision.id, decision.title});
  }
  for (;;) {
    out << say(language, "要判定什么？\n", "What is to be decided?\n");
    for (std::size_t w = 0; w < which.words.size(); ++w) {
      out << folded(pad_left(std::to_string(w + 1), 4) + "  " +
                        visible(title_of(which.words[w], language)),
                    columns)
          << '\n';
    }
    out << "> " << std::flush;
    std::string line;
    const bool is_there = static_cast<bool>(std::getline(in, line));
    const std::string text(trim(line));
    if (!is_there || text.empty() || is_in(quit_words, text)) return nullptr;
    if (const auto answer = answer_in(which, text, "").answer) {
      return find_decision(pack, answer->text);
    }
    out << say(language, "没有看懂。写编号或名称\n", "Not understood; give a number or a name\n");
  }
}

bool ask(DecisionSheet& sheet, Language language, std::istream& in, std::ostream& out,
         std::size_t columns) {
  return Conversation(sheet, language, in, out, columns).hold();
}

}  // namespace xingji
