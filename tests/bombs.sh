#!/bin/sh
# bombs.sh: programs that would take for ever, fill the memory or run the C
# stack over.  Each ends by itself, at an exception or at a limit, and says
# which; what it is that ends it is not tested here.
. "${SRCDIR:-$(dirname "$0")/..}/tests/verdicts.sh"
cd "$scratch" || exit 2

# bomb NAME TEXT: printf's escapes stand for newlines.
bomb()
{
    printf '%b\n' "$2" > "$1.py"
    timeout 120 "$refstep" check "$1.py" > out 2>&1 < /dev/null
    status=$?
    if [ "$status" -le 1 ] && grep -q "^$1.py" out; then
        pass
    else
        fail "$1" "exit status $status
$(tail -n 3 out)"
    fi
}

bomb bigcount 'import itertools\nmax(itertools.count())'
bomb bigrange 'sum(range(10**12))'
bomb cache \
'from functools import lru_cache\n@lru_cache(None)\n'\
'def f(n): return f(n+1)\nf(0)'
bomb chain \
'def f(n):\n    try:\n        f(n+1)\n    except RecursionError:\n'\
'        raise ValueError(n)\nf(0)'
bomb classes 'L=[]\nfor i in range(20000):\n    class A: pass\n    L.append(A)'
bomb closures \
    'f=lambda:0\nfor i in range(30000):\n    f=(lambda f: lambda: f())(f)\nf()'
bomb comp '[x for x in range(10**9)]'
bomb copyd 'import copy\nx=[]\nfor i in range(20000): x=[x]\ncopy.deepcopy(x)'
bomb dc \
'from dataclasses import dataclass\n@dataclass\nclass A:\n'\
'    x:object\na=A(1)\na.x=a\nprint(repr(a)); a==A(a)'
bomb deepexc \
'e=None\nfor i in range(20000):\n'\
'    x=ValueError(i); x.__context__=e; e=x\nraise e'
bomb delbomb 'class A:\n    def __del__(self): A()\nA()'
bomb delbomb2 \
    'L=[]\nclass A:\n    def __del__(self): L.append(A())\nA()\nL.clear()'
bomb dictbomb 'd={}\ni=0\nwhile True:\n    d[i]=i; i+=1'
bomb eq 'class A:\n    def __eq__(self, o): return self == o\nA() == A()'
bomb eqdeep 'a=[];b=[]\nfor i in range(30000): a=[a];b=[b]\na==b'
bomb exec 'exec('\''exec("1")'\''*1000)'
bomb fmt 'print('\''%1000000000d'\'' % 1)'
bomb fmt2 'print('\''{:>1000000000}'\''.format(1))'
bomb gens \
'def g(h):\n    yield from h\nh=iter([1])\n'\
'for i in range(5000): h=g(h)\nprint(list(h))'
bomb getattr 'class A:\n    def __getattr__(self, n): return self.zz\nA().q'
bomb getset 'class A:\n    def __setattr__(s,n,v): s.x=v\nA().x=1'
bomb hash 'class A:\n    def __hash__(self): return hash(self)\n{A():1}'
bomb inf 'while True: pass'
bomb infgen 'def g():\n    while True: yield 1\nlist(g())'
bomb infgen2 'def g():\n    while True: yield 1\nsum(x for x in g())'
bomb init-sub \
'class A:\n    def __init_subclass__(c): type('\''B'\'',(c,),{})\n'\
'class B(A): pass'
bomb initbomb 'class A:\n    def __init__(self): A()\nA()'
bomb intbomb 'n=10\nwhile True: n=n**n'
bomb iterbomb 'l=[1]\nfor x in l: l.append(x)'
bomb listbomb 'l=[0]\nwhile True: l+=l'
bomb metabomb \
'class M(type):\n    def __call__(c,*a): return c()\n'\
'class A(metaclass=M): pass\nA()'
bomb nested 'x=[]\nfor i in range(90000): x=[x]\nprint(repr(x)[:5])'
bomb perm \
    'import itertools\nprint(sum(1 for _ in itertools.permutations(range(12))))'
bomb prints 'while True: print('\''x'\''*1000)'
bomb prod \
    'import itertools\nprint(len(list(itertools.product(range(100),repeat=5))))'
bomb repr 'class A:\n    def __repr__(self): return repr(self)\nprint(A())'
bomb sortbomb \
'class A:\n    def __lt__(self,o):\n'\
'        L.append(A()); return True\nL=[A() for i in range(100)]\n'\
'L.sort()'
bomb strbomb 's='\''x'\''\nwhile True: s+=s'
bomb tuplehash 't=()\nfor i in range(30000): t=(t,)\nhash(t)'
bomb weakcb \
'import weakref\nclass A: pass\ndef cb(r):\n'\
'    a=A(); global R; R=weakref.ref(a,cb)\n'\
'a=A(); R=weakref.ref(a,cb); del a'
bomb withb \
'class C:\n    def __enter__(s): return s.__enter__()\n'\
'    def __exit__(s,*a): pass\nwith C(): pass'
bomb yieldself 'def g():\n    x=yield\n    next(x)\na=g(); next(a); a.send(a)'

many=$(awk 'BEGIN { for (i = 0; i < 20000; i++) printf "v%d = %d\\n", i, i }')
bomb names "$many"
bomb brackets "$(awk 'BEGIN { for (i = 0; i < 500; i++) printf "("
    for (i = 0; i < 500; i++) printf ")" }')"
finish
