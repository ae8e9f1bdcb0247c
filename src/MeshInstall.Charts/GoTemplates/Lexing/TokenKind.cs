namespace MeshInstall.Charts.GoTemplates.Lexing;

/// <summary>The kinds of tokens of a template.</summary>
internal enum TokenKind
{
    /// <summary>Text that is no token; <see cref="Token.Text"/> says why.</summary>
    Error,

    /// <summary>The end of the template.</summary>
    End,

    /// <summary>Text between actions.</summary>
    Text,

    /// <summary><c>{{</c>.</summary>
    LeftDelimiter,

    /// <summary><c>}}</c>.</summary>
    RightDelimiter,

    /// <summary>A run of spaces inside an action.</summary>
    Space,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>A printable ASCII character without a meaning of its own.</summary>
    Character,

    /// <summary>A character constant with its quotes.</summary>
    CharacterConstant,

    /// <summary><c>=</c>.</summary>
    Assign,

    /// <summary><c>:=</c>.</summary>
    Declare,

    /// <summary>A name that starts with a dot.</summary>
    Field,

    /// <summary>A name.</summary>
    Identifier,

    /// <summary><c>(</c>.</summary>
    LeftParenthesis,

    /// <summary><c>)</c>.</summary>
    RightParenthesis,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number with an imaginary part.</summary>
    Complex,

    /// <summary><c>|</c>.</summary>
    Pipe,

    /// <summary>A string in back quotes, with them.</summary>
    RawString,

    /// <summary>A string in double quotes, with them.</summary>
    String,

    /// <summary><c>$</c> and a name, or alone.</summary>
    Variable,

    /// <summary>A lone dot; the keywords follow.</summary>
    Dot,

    /// <summary><c>block</c>.</summary>
    Block,

    /// <summary><c>break</c>.</summary>
    Break,

    /// <summary><c>continue</c>.</summary>
    Continue,

    /// <summary><c>define</c>.</summary>
    Define,

    /// <summary><c>else</c>.</summary>
    Else,

    /// <summary><c>end</c>.</summary>
    EndBlock,

    /// <summary><c>if</c>.</summary>
    If,

    /// <summary><c>nil</c>.</summary>
    Nil,

    /// <summary><c>range</c>.</summary>
    Range,

    /// <summary><c>template</c>.</summary>
    Template,

    /// <summary><c>with</c>.</summary>
    With,
}
